using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Lint.Uses;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Metrics;

/// <summary><c>metrics [NAME]</c>: what metrics there are and mean, and what changes between two versions of Milvus.</summary>
internal static class MetricsCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "metrics";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var name = new Argument<string?>("name")
        {
            HelpName = "NAME",
            Description = "A metric or one of its series, a part of a name, or a glob such as '*_latency' [default: every metric of Milvus].",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var milvus = new Option<string?>("--milvus") { HelpName = "VERSION", Description = "The version of Milvus, such as 2.6.15 [default: those of the configuration, or any]." };
        var changes = new Option<string?>("--changes") { HelpName = "FROM..TO", Description = "List what appears, disappears and changes between two versions of Milvus." };
        var release = new Option<string?>("--kube-prometheus") { HelpName = "RELEASE", Description = "The release of kube-prometheus [default: that of the configuration, or any]." };
        var kubernetes = new Option<string?>("--kubernetes") { HelpName = "VERSION", Description = "The cluster's version [default: that of the configuration, or any]." };
        var among = new Option<string[]>("--in") { HelpName = "PATH", Description = "A file or folder with rules and dashboards, or -: say where they use the metric, or what of them breaks. Can be repeated." };
        var config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = "The configuration [default: manifests.config.yaml, if it exists]." };
        KnownVersions.AcceptMilvus(milvus);
        KnownVersions.AcceptMilvusRange(changes);
        KnownVersions.AcceptReleases(release);
        KnownVersions.AcceptKubernetes(kubernetes);
        var command = new Command(Name, "List the metrics of Milvus and of the stack, explain one, or list what changes between two versions of Milvus.") { name, milvus, changes, among, release, kubernetes, config };
        command.Validators.Add(result =>
        {
            if (result.GetValue(changes) is not null && result.GetResult(milvus) is { Implicit: false })
            {
                result.AddError("--changes names two versions of Milvus; leave out --milvus");
            }
        });
        new ReportOptions(["text", "json"]).AddTo(command, run =>
        {
            var given = new GivenMetricsOptions
            {
                Name = run.Parsed.GetValue(name),
                Milvus = run.Parsed.GetValue(milvus),
                Release = run.Parsed.GetValue(release),
                Kubernetes = run.Parsed.GetValue(kubernetes),
                Configuration = run.Parsed.GetValue(config),
                Paths = run.Parsed.GetValue(among) ?? [],
            };
            return run.Parsed.GetValue(changes) is { } range ? Compare(given, range, run.Trace, run.Cancellation) : Look(given, run.Trace, run.Cancellation);
        });
        return command;
    }

    private static CommandOutcome Look(GivenMetricsOptions given, Trace? trace, CancellationToken cancellation)
    {
        var (views, diagnostics) = MetricViews.Resolve(given, trace);
        var names = given.Name is { } text ? MetricNames.Find(text) : [.. MetricCatalogue.Names.Where(name => MetricCatalogue.Find(name)!.Source.IsMilvus)];
        var shown = views is null ? [] : names.Length == 1 ? names : MetricViews.Present(views, names);
        trace?.Write("found", TraceText.Count(shown.Length, "metric"));
        ImmutableArray<Diagnostic> found = views is null || !shown.IsEmpty ? [] : [MetricViews.Nothing(views, given.Name!, isElsewhere: !names.IsEmpty)];

        // Where it is used is only looked up for one metric.
        var (queried, unread) = shown.Length == 1 ? QueriedSet.Read(given.UsedConfiguration, given.Paths, trace, cancellation) : new(QueriedSet.None, []);
        ImmutableArray<Diagnostic> all = [.. diagnostics, .. found, .. unread];
        var succeeded = views is not null && !all.Any(diagnostic => diagnostic.Severity == Severity.Error);
        ImmutableArray<MetricUse> uses = succeeded && shown.Length == 1 ? [.. queried!.UsesOf(views![0].Metrics).Where(use => use.Series.Metric.Name == shown[0])] : [];
        return new(succeeded ? ExitCode.Done : ExitCode.Errors, all, Print) { IsComplete = succeeded, Subject = given.Subject };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                MetricsJson.Write(streams.Output, views, shown, Used(), all);
                return;
            }

            TextReport.Write(streams, all);
            if (succeeded && shown.Length == 1)
            {
                MetricText.Write(streams.Output, views!, shown[0], Used(), streams.Room);
            }
            else if (succeeded)
            {
                MetricsText.Write(streams.Output, views!, shown, streams.Room);
            }
        }

        ImmutableArray<(string Owner, Location? Place)> Used() => [.. uses.Select(use => (use.Query.Owner, queried!.PlaceOf(use))).DistinctBy(use => (use.Owner, use.Item2?.ToString()))];
    }

    private static CommandOutcome Compare(GivenMetricsOptions given, string range, Trace? trace, CancellationToken cancellation)
    {
        var (old, @new) = KnownVersions.MilvusRange(range)!.Value;
        var before = MetricCatalogue.Of(new(old.Number));
        ImmutableArray<MetricChange> all = MetricChange.Between(before, MetricCatalogue.Of(new(@new.Number)));
        var names = given.Name is { } text ? MetricNames.Find(text) : [];
        ImmutableArray<MetricChange> changes = given.Name is null ? all : [.. all.Where(change => names.Contains(change.Name))];
        trace?.Write("compared", $"Milvus {old} with {@new}: {TraceText.Count(changes.Length, "difference")}");
        var (queried, unread) = QueriedSet.Read(given.UsedConfiguration, given.Paths, trace, cancellation);
        var broken = BrokenUse.AllOf([.. queried!.UsesOf(before).Where(queried.IsWritten)], changes);
        trace?.Write("found", $"{TraceText.Count(broken.Length, "query", "queries")} that break");
        ImmutableArray<Diagnostic> unknown = given.Name is { } meant && names.IsEmpty ? [MetricViews.Nothing([new(old, before)], meant, isElsewhere: false)] : [];
        ImmutableArray<Diagnostic> faults =
        [
            .. unknown,
            .. unread,
            .. broken.Select(use => Diagnostic.Warning(CommandLineCodes.BrokenQuery, queried.PlaceOf(use.Use), $"{use.Use.Query.Owner} uses {use.Change.Name}: {use.Reason} in Milvus {@new}"))
                .DistinctBy(fault => fault.ToString()),
        ];
        var succeeded = !faults.Any(diagnostic => diagnostic.Severity == Severity.Error);
        return new(succeeded ? ExitCode.Done : ExitCode.Errors, faults, Print) { IsComplete = succeeded, Subject = given.Subject };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                MetricChangesJson.Write(streams.Output, old, @new, changes, faults);
                return;
            }

            TextReport.Write(streams, faults);
            if (unknown.IsEmpty)
            {
                MetricChangesText.Write(streams.Output, old, @new, changes, streams.Room);
            }
        }
    }
}

/// <summary>What a command line of <c>metrics</c> asks for.</summary>
internal sealed record GivenMetricsOptions
{
    /// <summary>The metric, a part of its name or a glob; null for all of Milvus.</summary>
    public string? Name { get; init; }

    /// <summary>The version of Milvus; null where the configuration decides.</summary>
    public string? Milvus { get; init; }

    /// <summary>The release of kube-prometheus; null where the configuration decides.</summary>
    public string? Release { get; init; }

    /// <summary>The version of the cluster; null where the configuration decides.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>The configuration; null for the one in the current folder, if there is one.</summary>
    public string? Configuration { get; init; }

    /// <summary>Files and folders with rules and dashboards.</summary>
    public string[] Paths { get; init; } = [];

    /// <summary>The configuration whose set is looked at; null for none.</summary>
    public string? UsedConfiguration => Configuration ?? DefaultConfigurationFile.Path;

    /// <summary>What the run is about, for reports.</summary>
    public string Subject => GivenPath.Shown(Configuration ?? DefaultConfigurationFile.Path ?? "");
}
