using System.Globalization;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Values;

/// <summary>A field of a document as people write it, <c>spec.containers[0].image</c>: items by index or by what names them, arguments by their flag.</summary>
internal sealed class FieldPath : IEquatable<FieldPath>
{
    private const string PodTemplate = "spec.template.spec.";

    private readonly FieldPath? parent;
    private readonly StepKind kind;
    private readonly string text;
    private string? shape;

    private FieldPath(FieldPath? parent, StepKind kind, string text)
    {
        (this.parent, this.kind, this.text) = (parent, kind, text);
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    private enum StepKind
    {
        Field,
        Item,
        Flag,
    }

    /// <summary>The document itself.</summary>
    public static FieldPath Root { get; } = new(null, StepKind.Field, "");

    /// <summary>
    /// The path without what names a particular item: <c>spec.template.spec.containers[].args --web.listen-address</c>. What a rule about a kind's
    /// fields is compared with.
    /// </summary>
    public string Shape => shape ??= Write(isShape: true);

    /// <summary>The name of the last field; empty for the document itself.</summary>
    public string LastField => kind == StepKind.Field ? text : parent!.LastField;

    /// <summary>The flag that the path ends in; null where it ends in none.</summary>
    public string? LastFlag => kind == StepKind.Flag ? text : null;

    /// <summary>The field of <c>spec</c> that the path is or leads into; null for a path elsewhere.</summary>
    internal string? SpecField
    {
        get
        {
            var step = this;
            while (step.Depth > 2)
            {
                step = step.parent!;
            }

            return step is { Depth: 2, kind: StepKind.Field, parent: { kind: StepKind.Field, text: "spec" } } ? step.text : null;
        }
    }

    /// <summary>Whether the path ends in an item of a list.</summary>
    public bool IsItem => kind == StepKind.Item;

    /// <summary>How many steps the path has.</summary>
    public int Depth { get; }

    /// <summary>A field of the mapping at this path.</summary>
    public FieldPath Field(string name) => new(this, StepKind.Field, name);

    /// <summary>An item of the list at this path.</summary>
    /// <param name="index">Its index, from 0.</param>
    public FieldPath Item(int index) => Item(index.ToString(CultureInfo.InvariantCulture));

    /// <summary>An item of the list at this path.</summary>
    /// <param name="label">What names the item; empty where its value does.</param>
    public FieldPath Item(string label) => new(this, StepKind.Item, label);

    /// <summary>A flag among the arguments at this path.</summary>
    public FieldPath Flag(string name) => new(this, StepKind.Flag, name);

    /// <summary>The path without the way to a pod's specification: <c>containers[grafana].image</c>.</summary>
    public string ToShortString() =>
        ToString() is var path && path.StartsWith(PodTemplate, StringComparison.Ordinal) ? path[PodTemplate.Length..] : path;

    /// <summary>The path as a person reads it. A name that is not a plain word is put in brackets, and a long one is cut.</summary>
    public override string ToString() => Write(isShape: false);

    /// <inheritdoc/>
    public bool Equals(FieldPath? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Depth == other.Depth && kind == other.kind && text == other.text && Equals(parent, other.parent));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FieldPath);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(parent, kind, StringComparer.Ordinal.GetHashCode(text));

    private string Write(bool isShape)
    {
        var written = new StringBuilder();
        foreach (var step in Steps())
        {
            step.WriteStep(written, isShape);
        }

        return written.ToString();
    }

    private Stack<FieldPath> Steps()
    {
        var steps = new Stack<FieldPath>();
        for (var step = this; step.parent is not null; step = step.parent)
        {
            steps.Push(step);
        }

        return steps;
    }

    private void WriteStep(StringBuilder written, bool isShape)
    {
        switch (kind)
        {
            case StepKind.Flag:
                written.Append(' ').Append(isShape ? text : Excerpt.Of(text));
                break;
            case StepKind.Item:
                written.Append('[').Append(isShape ? "" : Excerpt.Of(text)).Append(']');
                break;
            case StepKind.Field when !isShape && !IsWord(text):
                written.Append('[').Append(Excerpt.Of(text)).Append(']');
                break;
            default:
                written.Append(written.Length == 0 ? "" : ".").Append(isShape ? text : Excerpt.Of(text));
                break;
        }
    }

    private static bool IsWord(string name) => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$');
}
