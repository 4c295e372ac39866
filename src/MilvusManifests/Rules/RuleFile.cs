using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rules;

/// <summary>A rule file of Prometheus: what a PrometheusRule has as its <c>spec</c>.</summary>
/// <remarks>https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/</remarks>
internal static class RuleFile
{
    private static readonly GroupVersionKind Kind = new("monitoring.coreos.com/v1", "PrometheusRule");

    /// <summary>Why Prometheus would not load a file, and what in it would not work as it is meant.</summary>
    /// <param name="root">The file.</param>
    /// <param name="schemas">The schemas of a cluster that has PrometheusRules.</param>
    public static ImmutableArray<Diagnostic> Validate(YamlMapping root, SchemaCatalogue schemas) =>
        new ObjectValidator(schemas.BuiltIn, schemas.Rules).ValidatePart(WithTexts(root), schemas.Find(Kind)!, "spec");

    // Go reads any scalar into a string, and an empty value as none; the API server does neither.
    private static YamlMapping WithTexts(YamlMapping mapping)
    {
        ImmutableArray<YamlEntry>.Builder? changed = null;
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            var value = entry.Key.Value == "limit" ? entry.Value : WithTexts(entry.Value);
            if (changed is null && (!ReferenceEquals(value, entry.Value) || IsNull(value)))
            {
                changed = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Entries.Length);
                changed.AddRange(mapping.Entries, i);
            }

            if (!IsNull(value))
            {
                changed?.Add(entry with { Value = value });
            }
        }

        return changed is null ? mapping : new(changed.DrainToImmutable(), mapping.Location);
    }

    private static YamlSequence WithTexts(YamlSequence sequence)
    {
        ImmutableArray<YamlNode>.Builder? changed = null;
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            var item = WithTexts(sequence.Items[i]);
            if (changed is null && !ReferenceEquals(item, sequence.Items[i]))
            {
                changed = sequence.Items.ToBuilder();
            }

            if (changed is not null)
            {
                changed[i] = item;
            }
        }

        return changed is null ? sequence : new(changed.DrainToImmutable(), sequence.Location);
    }

    private static YamlNode WithTexts(YamlNode node) => node switch
    {
        YamlMapping mapping => WithTexts(mapping),
        YamlSequence sequence => WithTexts(sequence),
        YamlScalar { Kind: not (YamlScalarKind.String or YamlScalarKind.Null) } scalar => new YamlScalar(scalar.Written, scalar.Style, YamlScalarKind.String, scalar.Location),
        _ => node,
    };

    private static bool IsNull(YamlNode node) => node is YamlScalar { Kind: YamlScalarKind.Null };
}
