using System.Collections.Immutable;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Lint;
using MilvusManifests.PromQL;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Lint;

/// <summary>Files linted as a test needs it.</summary>
internal static class LintedFiles
{
    /// <summary>The queries of YAML files, for a version of Milvus.</summary>
    public static LintedSet Read(string? milvus, params IEnumerable<string> paths)
    {
        var documents = paths.SelectMany(path => YamlReader.Read(SourceFile.Decode(Path.GetFileName(path), File.ReadAllBytes(path)).Value!, YamlReaderOptions.Kubectl).Value)
            .SelectMany(document => document.Root is YamlMapping { } root && root["kind"] is null ? [root] : ObjectStream.ObjectsOf(document.Root, new DiagnosticBag()));
        return LintReader.Read(documents, PromQLFeatures.Newest, [View(milvus)]) with { ScrapeInterval = 30_000 };
    }

    /// <summary>What a version of Milvus and the pinned release expose.</summary>
    public static MetricView View(string? milvus) => MetricCatalogue.Of(new(milvus is null ? null : ReleaseNumber.TryParse(milvus, out var version) ? version : null, Releases.Find()));

    /// <summary>The findings, a line each.</summary>
    public static ImmutableArray<string> Findings(LintedSet set) =>
        [.. LintChecks.All.SelectMany(check => check.Run(set).Select(fault => (check, fault)))
            .OrderBy(found => found.fault.Location!.Span.Start).ThenBy(found => found.check.Code.Id, StringComparer.Ordinal)
            .Select(found => $"{found.fault.Location}: {(found.fault.Severity ?? found.check.Severity).ToString().ToLowerInvariant()} {found.check.Code}: {found.fault.Query.Owner}: {found.fault.Message}{(found.fault.Hint is { } hint ? $" ({hint})" : "")}")];
}
