using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cluster;
using MilvusManifests.Lint;
using MilvusManifests.PromQL;
using MilvusManifests.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects.Queries;

/// <summary>Documents with rules or dashboards, which need not be objects.</summary>
/// <param name="Linted">Their queries.</param>
/// <param name="Faults">What is wrong with the rules for Prometheus itself.</param>
internal sealed record LintedDocuments(LintedObjects Linted, ImmutableArray<Diagnostic> Faults)
{
    /// <summary>The documents.</summary>
    /// <param name="documents">Their roots; those without rules and dashboards are ignored.</param>
    /// <param name="features">What the Prometheus accepts that evaluates them.</param>
    /// <param name="views">What the versions of the programs expose.</param>
    public static LintedDocuments Of(ImmutableArray<YamlMapping> documents, PromQLFeatures features, ImmutableArray<MetricView> views)
    {
        var owners = new Dictionary<YamlMapping, ClusterObject>(ReferenceEqualityComparer.Instance);
        var checkedRules = new ImmutableArray<Diagnostic>[documents.Length];
        Parallel.For(0, documents.Length, i => checkedRules[i] = [.. RuleDocument.Check(documents[i])]);
        var faults = new DiagnosticBag();
        foreach (var rules in checkedRules)
        {
            faults.AddRange(rules);
        }

        foreach (var document in documents)
        {
            var reference = ObjectReference.Of(document) ?? new ObjectReference("", "", "", document.Location?.Source.Path ?? "");
            owners[document] = new ClusterObject(reference, document);
        }

        return new(new(LintReader.Read(documents, features, views), owners), faults.ToImmutable());
    }
}
