using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Metrics;

/// <summary>The metrics of each version of Milvus that is asked about.</summary>
internal static class MetricViews
{
    /// <summary>One view for each version, or one without a version; null if the configuration cannot be read or has an unknown version.</summary>
    public static Result<IReadOnlyList<MilvusMetrics>> Resolve(GivenMetricsOptions given, Trace? trace)
    {
        var found = new DiagnosticBag();
        var path = given.Configuration ?? DefaultConfigurationFile.Path;
        found.AddRange(path is null ? DefaultConfigurationFile.Warnings() : []);
        var configured = path is null ? ConfiguredVersions.None : Read(path, found, trace);
        if (configured is null || found.HasErrors)
        {
            return found.With<IReadOnlyList<MilvusMetrics>>(null);
        }

        var stack = (given.Release ?? configured.KubePrometheus) is { } tag ? KubePrometheusReleases.Find(tag).Value : null;
        KubernetesVersion? kubernetes = KubernetesVersion.TryParse(given.Kubernetes ?? configured.Kubernetes ?? "", out var version) ? version : null;
        MilvusVersion[] milvus = given.Milvus is null ? [.. configured.Milvus] : MilvusVersion.TryParse(given.Milvus, out var asked) ? [asked] : [];
        foreach (var unknown in milvus)
        {
            found.AddRange(MilvusReleases.Fault(unknown, null) is { } fault ? [fault] : []);
        }

        IReadOnlyList<MilvusMetrics> views = milvus.Length == 0
            ? [new(null, MetricCatalogue.Of(new(null, stack, kubernetes)))]
            : [.. milvus.Select(one => new MilvusMetrics(one, MetricCatalogue.Of(new(one.Number, stack, kubernetes))))];
        trace?.Write("resolved", $"{(milvus.Length == 0 ? "Milvus of any version" : string.Join(", ", milvus.Select(one => $"Milvus {one}")))}, kube-prometheus {stack?.Tag ?? "of any release"}, Kubernetes {kubernetes?.ToString() ?? "of any version"}");
        return found.With(found.HasErrors ? null : views);
    }

    /// <summary>Those that at least one of the versions has.</summary>
    public static ImmutableArray<string> Present(IReadOnlyList<MilvusMetrics> views, ImmutableArray<string> names) =>
        [.. names.Where(name => views.Any(view => view.Metrics.FindMetric(name)!.Presence != Presence.Absent))];

    /// <summary>The error about a name that means no metric.</summary>
    /// <param name="views">The versions.</param>
    /// <param name="name">What was given.</param>
    /// <param name="isElsewhere">Whether other versions have metrics that it means.</param>
    public static Diagnostic Nothing(IReadOnlyList<MilvusMetrics> views, string name, bool isElsewhere)
    {
        var where = isElsewhere ? $" in {string.Join(" or ", views.Select(view => view.Title))}; other versions have some" : "";
        var meant = isElsewhere || views[0].Metrics.Nearest(name) is not { } near ? "" : $"; {Suggestion.Lead} '{near}'?";
        return Diagnostic.Error(CommandLineCodes.UnknownMetric, null, $"no metric is called '{name}', or has it in its name{where}{meant}");
    }

    private static ConfiguredVersions? Read(string path, DiagnosticBag found, Trace? trace)
    {
        var source = SourceFile.Read(GivenPath.Shown(path));
        trace?.Read(source);
        return found.Take(source) is { } text ? found.Take(ConfiguredVersions.Read(text)) : null;
    }
}

/// <summary>The metrics of a version of Milvus, and of a stack.</summary>
/// <param name="Version">The version; null for any.</param>
/// <param name="Metrics">The metrics.</param>
internal sealed record MilvusMetrics(MilvusVersion? Version, MetricView Metrics)
{
    /// <summary>What a text calls the version.</summary>
    public string Title => Version is { } version ? $"Milvus {version}" : "Milvus";
}
