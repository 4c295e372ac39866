using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison;

/// <summary>Where in an object a change is: fields by name, items of lists by what names them, arguments by their flag.</summary>
public sealed class FieldPath
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

    /// <summary>The object itself.</summary>
    public static FieldPath Root { get; } = new(null, StepKind.Field, "");

    /// <summary>
    /// The path without what names a particular item: <c>spec.template.spec.containers[].args --web.listen-address</c>. What a rule about a kind's
    /// fields is held against.
    /// </summary>
    public string Shape => shape ??= Write(isShape: true);

    /// <summary>The name of the last field; empty for the object itself.</summary>
    public string LastField => kind == StepKind.Field ? text : parent!.LastField;

    /// <summary>The flag that the path ends in; null where it ends in none.</summary>
    public string? LastFlag => kind == StepKind.Flag ? text : null;

    /// <summary>How many steps the path has.</summary>
    public int Depth { get; }

    /// <summary>A field of the mapping at this path.</summary>
    public FieldPath Field(string name) => new(this, StepKind.Field, name);

    /// <summary>An item of the list at this path.</summary>
    /// <param name="label">What names the item; empty where its value does.</param>
    public FieldPath Item(string label) => new(this, StepKind.Item, label);

    /// <summary>A flag among the arguments at this path.</summary>
    public FieldPath Flag(string name) => new(this, StepKind.Flag, name);

    /// <summary>The path without the way to a pod's specification: <c>containers[grafana].image</c>.</summary>
    public string ToShortString() =>
        ToString() is var path && path.StartsWith(PodTemplate, StringComparison.Ordinal) ? path[PodTemplate.Length..] : path;

    /// <summary>The path as a person reads it: <c>spec.template.spec.containers[grafana].image</c>.</summary>
    public override string ToString() => Write(isShape: false);

    private string Write(bool isShape)
    {
        var steps = new Stack<FieldPath>();
        for (var step = this; step.parent is not null; step = step.parent)
        {
            steps.Push(step);
        }

        var written = new StringBuilder();
        foreach (var step in steps)
        {
            step.WriteStep(written, isShape);
        }

        return written.ToString();
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
            case StepKind.Field when !isShape && text.AsSpan().ContainsAny('.', '/', ' '):
                written.Append('[').Append(Excerpt.Of(text)).Append(']');
                break;
            default:
                written.Append(written.Length == 0 ? "" : ".").Append(text);
                break;
        }
    }
}
