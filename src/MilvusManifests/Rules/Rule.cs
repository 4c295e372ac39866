using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules;

/// <summary>A recording or alerting rule. What has the wrong type is as if it were absent: the schema reports it.</summary>
/// <param name="Node">The rule.</param>
/// <param name="Index">Its index in its group, from 0.</param>
/// <param name="Record">The name of the series that a recording rule writes.</param>
/// <param name="Alert">The name of an alert.</param>
/// <param name="Expression">The expression; null if it is missing, or a variable in it is replaced later.</param>
/// <param name="For">How long the expression must hold before the alert fires.</param>
/// <param name="KeepFiringFor">How long the alert fires after that.</param>
/// <param name="Labels">The labels that it adds.</param>
/// <param name="Annotations">The annotations of an alert.</param>
internal sealed record Rule(
    YamlMapping Node,
    int Index,
    YamlScalar? Record,
    YamlScalar? Alert,
    PlacedText? Expression,
    YamlScalar? For,
    YamlScalar? KeepFiringFor,
    ImmutableArray<YamlEntry> Labels,
    ImmutableArray<YamlEntry> Annotations)
{
    /// <summary>Its name; empty if it has none.</summary>
    public string Name => (Alert ?? Record)?.Value ?? "";

    /// <summary>Where the configuration changed a number of the expression; null if it is as it was written.</summary>
    public Location? ChangedAt => Node.Find("expr") is { Key.Location: { } key, Value.Location: { } value } && !ReferenceEquals(key.Source, value.Source) ? key : null;

    /// <summary>Reads a rule.</summary>
    public static Rule Of(YamlMapping node, int index)
    {
        var fields = new ObjectFields(node);

        // An expression may be a number without quotes. One with a variable of Flux is not known before that is replaced.
        var expression = fields["expr"] is YamlScalar { Kind: not YamlScalarKind.Boolean, Value.Length: > 0, IsPlaceholder: false } text && !(Substitution.MayHave(text.Value) && Substitution.TryApply(text.Value, out _))
            ? PlacedText.Of(text)
            : null;
        return new Rule(
            node, index, Filled(fields, "record"), Filled(fields, "alert"), expression, Filled(fields, "for"), Filled(fields, "keep_firing_for"), fields.Entries("labels"), fields.Entries("annotations"));
    }

    private static YamlScalar? Filled(ObjectFields fields, string name) => fields.Scalar(name) is { Value.Length: > 0 } text ? text : null;
}
