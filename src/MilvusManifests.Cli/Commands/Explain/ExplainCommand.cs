using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks.Objects;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Explain;

/// <summary><c>explain [PATH...]</c>: whether Prometheus scrapes what monitors say, link by link.</summary>
internal static class ExplainCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "explain";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { HelpName = "PATH", Description = "A file or folder of manifests, or - for standard input [default: the set that the configuration generates].", Arity = ArgumentArity.ZeroOrMore };
        var monitor = new Option<string?>("--monitor") { HelpName = "NAMESPACE/NAME", Description = "Explain only this monitor." };
        var kind = new Option<string?>("--kind") { HelpName = "KIND", Description = $"Explain only monitors of this kind: {string.Join(", ", ScrapeMonitor.Kinds)}." };
        var release = new Option<string?>("--kube-prometheus")
        {
            HelpName = "RELEASE",
            Description = "The release whose operator and Prometheus run in the cluster [default: that of the configuration, or the one that the versions of the objects show].",
        };
        var kubernetes = new Option<string?>("--kubernetes") { HelpName = "VERSION", Description = $"The cluster's version [default: that of the configuration, or {KubernetesSchemas.All[^1]}]." };
        var config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = "The configuration [default: manifests.config.yaml, if it exists]." };
        var cluster = ClusterOption.Create();
        KnownVersions.AcceptReleases(release);
        KnownVersions.AcceptKubernetes(kubernetes);
        kind.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!ScrapeMonitor.Kinds.Any(known => known.ToString() == token.Value))
                {
                    result.AddError($"unknown kind '{token.Value}'{Suggestion.Phrase(token.Value, ScrapeMonitor.Kinds.Select(known => known.ToString()))}; monitors are {string.Join(", ", ScrapeMonitor.Kinds)}");
                }
            }
        });
        var command = new Command(Name, "Explain whether Prometheus scrapes what ServiceMonitors, PodMonitors, Probes and ScrapeConfigs say, link by link.")
        {
            paths, monitor, kind, release, kubernetes, config, cluster,
        };
        new ReportOptions(["text", "json", "mermaid"]).AddTo(command, run => Explain(
            new GivenExplainOptions
            {
                Paths = run.Parsed.GetValue(paths) ?? [],
                Monitor = run.Parsed.GetValue(monitor),
                Kind = run.Parsed.GetValue(kind),
                Release = run.Parsed.GetValue(release),
                Kubernetes = run.Parsed.GetValue(kubernetes),
                Configuration = run.Parsed.GetValue(config),
                ClusterName = run.Parsed.GetValue(cluster),
            },
            run.Trace,
            run.Cancellation));
        return command;
    }

    private static CommandOutcome Explain(GivenExplainOptions given, Trace? trace, CancellationToken cancellation)
    {
        var (set, diagnostics) = ExplainedSet.Resolve(given, trace, cancellation);
        var begin = trace?.Now ?? 0;
        var verdicts = set is null ? [] : ScrapePaths.Explain(set.Cluster, given.Wants);
        trace?.Write("explained", $"{TraceText.Count(verdicts.Length, "monitor")} ({trace.Since(begin)})");
        ImmutableArray<Diagnostic> broken = [.. Judgement.Report(new ScrapedMonitors(), ScrapedMonitors.FaultsOf(verdicts)).Select(diagnostic => set!.Explain(diagnostic))];
        var isNothing = set is not null && verdicts.IsEmpty;
        return new(set is null || broken.Length > 0 || (isNothing && given.Monitor is not null) ? ExitCode.Errors : ExitCode.Done, [.. diagnostics, .. broken], Print)
        {
            IsComplete = set is not null,
            Files = set?.Files ?? [],
            Subject = given.Subject,
        };

        void Print(string format, ResultStreams streams)
        {
            TextReport.Write(streams, diagnostics);
            if (isNothing)
            {
                streams.Error.WriteLine($"milvus-manifests: {given.Nothing(set!.Cluster)}");
            }

            if (format == "json")
            {
                ExplanationJson.Write(streams.Output, verdicts, set?.PlaceOf ?? (place => place));
            }
            else if (verdicts.IsEmpty)
            {
                return;
            }
            else if (format == "mermaid")
            {
                ExplanationMermaid.Write(streams.Output, verdicts);
            }
            else
            {
                ExplanationText.Write(streams.Output, verdicts, set!, areAllWhole: given.Monitor is not null, streams.Room);
            }
        }
    }
}

/// <summary>What a command line of <c>explain</c> asks for.</summary>
internal sealed record GivenExplainOptions
{
    /// <summary>The files and folders; none for the set of the configuration.</summary>
    public string[] Paths { get; init; } = [];

    /// <summary>The monitor; null for all.</summary>
    public string? Monitor { get; init; }

    /// <summary>The kind of the monitors; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>The release by its tag; null where the configuration or the objects decide.</summary>
    public string? Release { get; init; }

    /// <summary>The version of the cluster; null where the configuration decides.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>The configuration; null for the one in the current folder, if there is one.</summary>
    public string? Configuration { get; init; }

    /// <summary>The cluster, where the configuration has several.</summary>
    public string? ClusterName { get; init; }

    /// <summary>What the run is about, for reports.</summary>
    public string Subject => GivenPath.Shown(Paths.FirstOrDefault() ?? Configuration ?? DefaultConfigurationFile.Path ?? "");

    /// <summary>Whether a monitor is asked about.</summary>
    public bool Wants(ScrapeMonitor monitor) =>
        (Monitor is null || monitor.Name == Monitor || (!Monitor.Contains('/', StringComparison.Ordinal) && monitor.Object.Name == Monitor)) && (Kind is null || monitor.Kind.ToString() == Kind);

    /// <summary>Why there is nothing to explain.</summary>
    public string Nothing(ScrapedCluster cluster)
    {
        var names = cluster.Monitors.Where(monitor => Kind is null || monitor.Kind.ToString() == Kind).Select(monitor => monitor.Name).ToArray();
        var what = Kind ?? "monitor";
        return Monitor is null || names.Length == 0 ? $"there is no {what} in the set"
            : $"there is no {what} {Monitor} in the set{Suggestion.Phrase(Monitor, names)}; it has {string.Join(", ", names.Distinct(StringComparer.Ordinal))}";
    }
}
