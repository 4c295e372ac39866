using System.CommandLine;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli.Printing;
using MilvusManifests.ScrapePath;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

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
        var format = FormatOption.Create(["text", "json", "mermaid"]);
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
            paths, monitor, kind, release, kubernetes, config, format,
        };
        command.SetAction(parsed => Interruption.Run(cancellation => Explain(
            new GivenExplainOptions
            {
                Paths = parsed.GetValue(paths) ?? [],
                Monitor = parsed.GetValue(monitor),
                Kind = parsed.GetValue(kind),
                Release = parsed.GetValue(release),
                Kubernetes = parsed.GetValue(kubernetes),
                Configuration = parsed.GetValue(config),
            },
            parsed.GetValue(format) ?? "text",
            Verbose.Start(parsed),
            parsed.InvocationConfiguration,
            cancellation)));
        return command;
    }

    private static int Explain(GivenExplainOptions given, string format, Trace? trace, InvocationConfiguration console, CancellationToken cancellation)
    {
        var (set, diagnostics) = ExplainedSet.Resolve(given, trace, cancellation);
        TextReport.Write(console.Error, diagnostics);
        if (set is null)
        {
            return ExitCode.Errors;
        }

        var begin = trace?.Now ?? 0;
        var verdicts = ScrapePaths.Explain(set.Cluster, given.Wants);
        trace?.Write("explained", $"{TraceText.Count(verdicts.Length, "monitor")} ({trace.Since(begin)})");
        if (verdicts.IsEmpty)
        {
            console.Error.WriteLine($"milvus-manifests: {given.Nothing(set.Cluster)}");
            return given.Monitor is null ? ExitCode.Done : ExitCode.Errors;
        }

        switch (format)
        {
            case "json":
                ExplanationJson.Write(console.Output, verdicts, set.PlaceOf);
                break;
            case "mermaid":
                ExplanationMermaid.Write(console.Output, verdicts);
                break;
            default:
                ExplanationText.Write(console.Output, verdicts, set, areAllWhole: given.Monitor is not null, Terminal.Room);
                break;
        }

        return verdicts.Any(verdict => verdict.Answer == Cluster.Answer.No) ? ExitCode.Errors : ExitCode.Done;
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
