using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Relabeling;

/// <summary>A relabelling rule as Prometheus has it in effect.</summary>
/// <param name="Action">What it does, in lower case.</param>
/// <param name="SourceLabels">The labels whose values it reads.</param>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config</remarks>
internal sealed record RelabelRule(string Action, ImmutableArray<string> SourceLabels)
{
    private const string AnyText = "(.*)";
    private const string FirstGroup = "$1";

    /// <summary>What is between the values.</summary>
    public string Separator { get; init; } = ";";

    /// <summary>What the values have to match.</summary>
    public string Regex { get; init; } = AnyText;

    /// <summary>The label that is written.</summary>
    public string TargetLabel { get; init; } = "";

    /// <summary>What is written.</summary>
    public string Replacement { get; init; } = FirstGroup;

    /// <summary>The divisor of a hash.</summary>
    public ulong Modulus { get; init; }

    /// <summary>Where the rule is written; null for one of the operator's own.</summary>
    public Location? Place { get; init; }

    /// <summary>The rule of a custom resource.</summary>
    public static RelabelRule Of(ObjectFields fields) =>
        new((fields.TextOr("action", "replace") ?? "replace").ToLowerInvariant(), [.. fields.Texts("sourceLabels").Select(label => label.Value)])
        {
            Separator = fields["separator"] is YamlScalar separator ? separator.Value : ";",
            Regex = fields["regex"] is YamlScalar { Value.Length: > 0 } regex ? regex.Value : AnyText,
            TargetLabel = fields.Text("targetLabel") ?? "",
            Replacement = fields["replacement"] is YamlScalar replacement ? replacement.Value : FirstGroup,
            Modulus = (ulong)Math.Max(0, fields.Number("modulus") ?? 0),
            Place = fields.Node?.Location,
        };

    /// <summary>The rules of a list.</summary>
    public static ImmutableArray<RelabelRule> OfList(ObjectFields owner, string name) => [.. owner.Mappings(name).Select(Of)];

    /// <summary>A rule that keeps targets whose label matches.</summary>
    public static RelabelRule Keep(string label, string regex) => new("keep", [label]) { Regex = regex };

    /// <summary>A rule that copies a label that is not empty.</summary>
    public static RelabelRule Copy(string source, string target) => new("replace", [source]) { Regex = "(.+)", TargetLabel = target };

    /// <summary>What a label of Kubernetes is called among the labels of a target: characters that are not allowed become underscores.</summary>
    public static string Sanitize(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            text.Append(char.IsAsciiLetterOrDigit(c) ? c : '_');
        }

        return text.ToString();
    }

    /// <summary>The rule as a person reads it.</summary>
    public override string ToString() => Action switch
    {
        "keep" or "drop" => string.Create(CultureInfo.InvariantCulture, $"{Action} where {string.Join(Separator, SourceLabels)} matches '{Regex}'"),
        "labeldrop" or "labelkeep" => $"{Action} '{Regex}'",
        _ => $"{Action} {TargetLabel}",
    };
}
