using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks.Objects;
using MilvusManifests.Checks.Objects.Queries;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Commands.Validate;
using MilvusManifests.Cli.Printing;
using MilvusManifests.PromQL;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>lint PATH...</c>: rules and dashboards, anybody's, against the metrics of the versions that run.</summary>
internal static class LintCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "lint";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { HelpName = "PATH", Description = "A file or folder of PrometheusRules, rule files, ConfigMaps with dashboards and dashboards, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var milvus = new Option<string[]>("--milvus") { HelpName = "VERSION", Description = "A version of Milvus that runs [default: those of the configuration; without, every version]. Can be repeated." };
        var release = new Option<string?>("--kube-prometheus") { HelpName = "RELEASE", Description = $"The release whose programs run [default: that of the configuration, or {KubePrometheusReleases.Newest.Tag}]." };
        var features = new Option<string[]>("--enable-feature") { HelpName = "FEATURE", Description = "A feature flag of the Prometheus that evaluates them, as in spec.enableFeatures. Can be repeated." };
        var config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = "The configuration [default: manifests.config.yaml, if it exists]." };
        var exclude = new Option<string[]>("--exclude") { HelpName = "GLOB", Description = "Paths to leave out of folders: a pattern as in a .gitignore." };
        var cluster = ClusterOption.Create("default: the first one");
        KnownVersions.AcceptReleases(release);
        KnownVersions.AcceptMilvus(milvus);
        var command = new Command(Name, "Lint rules and dashboards against the metrics of the versions that run.") { paths, milvus, release, features, config, cluster, exclude };
        new ReportOptions(["text", "json"]).AddTo(command, run => Lint(
            run.Parsed.GetRequiredValue(paths),
            run.Parsed.GetValue(milvus) ?? [],
            run.Parsed.GetValue(features) ?? [],
            new GivenValidateOptions { Release = run.Parsed.GetValue(release), Configuration = run.Parsed.GetValue(config), ClusterName = run.Parsed.GetValue(cluster), Exclude = [.. run.Parsed.GetValue(exclude) ?? []] },
            run.Trace,
            run.Cancellation));
        return command;
    }

    private static CommandOutcome Lint(string[] paths, string[] milvus, string[] features, GivenValidateOptions given, Trace? trace, CancellationToken cancellation)
    {
        var (settings, found) = ValidateSettings.Resolve(given, trace);
        if (settings is null)
        {
            return new(ExitCode.Errors, found, (format, streams) => Print(format, streams, found, null, Judged.None)) { IsComplete = false, Subject = GivenPath.Shown(paths[0]) };
        }

        var (read, diagnostics) = QueryFiles.Read(paths, settings.Exclude, trace, cancellation);
        var version = settings.Release.VersionOf("prometheus") ?? new Version(3, 0);
        var begin = trace?.Now ?? 0;
        var linted = LintedDocuments.Of(
            read!.Documents, PromQLFeatures.Of(new(version.Major, version.Minor), features), LintedObjects.ViewsOf(settings.Release, VersionsOf(milvus, settings)));
        var judgement = Judgement.OfQueries(linted.Linted, settings.Checks, settings.Namespace);
        trace?.Write("linted", $"{TraceText.Count(linted.Linted.Set.Rules, "rule")} and {TraceText.Count(linted.Linted.Set.DashboardQueries, "query", "queries")} of dashboards: {TraceText.Findings(judgement.Findings)} ({trace.Since(begin)})");
        trace?.Suppressed(judgement.Suppressed);
        var judged = new Judged([.. found, .. diagnostics, .. InOrder([.. linted.Faults, .. judgement.Findings], read.Paths)], judgement.Suppressed);
        return new(judged.ExitCode, judged.Findings, (format, streams) => Print(format, streams, judged.Findings, linted, judged)) { Suppressed = judged.Suppressed, Files = read.Paths, Subject = GivenPath.Shown(paths[0]) };
    }

    private static IEnumerable<ReleaseNumber> VersionsOf(string[] given, ValidateSettings settings)
    {
        if (given.Length == 0)
        {
            return settings.Milvus.Select(instance => instance.Version.Value.Number);
        }

        return given.Select(version => MilvusVersion.TryParse(version, out var known) ? known.Number : default);
    }

    // File by file, and not check by check.
    private static IEnumerable<Diagnostic> InOrder(ImmutableArray<Diagnostic> findings, ImmutableArray<string> files) =>
        findings.OrderBy(finding => finding.Location is { } place ? files.IndexOf(place.Source.Path) : -1).ThenBy(finding => finding.Location?.Span.Start ?? 0);

    private static void Print(string format, ResultStreams streams, ImmutableArray<Diagnostic> diagnostics, LintedDocuments? linted, Judged judged)
    {
        if (format == "json")
        {
            JsonOutput.Write(streams.Output, json =>
            {
                json.WriteStartObject();
                json.WriteBoolean("succeeded", judged.ExitCode == ExitCode.Done && linted is not null);
                json.WriteNumber("rules", linted?.Linted.Set.Rules ?? 0);
                json.WriteNumber("dashboardQueries", linted?.Linted.Set.DashboardQueries ?? 0);
                JsonReport.WriteDiagnostics(json, diagnostics);
                JsonReport.WriteSuppressed(json, judged.Suppressed);
                json.WriteEndObject();
            });
            return;
        }

        TextReport.Write(streams, diagnostics);
        if (linted is not null)
        {
            streams.Output.WriteLine($"{TraceText.Count(linted.Linted.Set.Rules, "rule")} and {TraceText.Count(linted.Linted.Set.DashboardQueries, "query", "queries")} of dashboards: {TraceText.Findings(diagnostics)}");
            TextReport.WriteSuppressed(streams, judged.Suppressed);
        }
    }

    /// <summary>What was found, after everything that was said about it.</summary>
    private sealed record Judged(ImmutableArray<Diagnostic> Findings, ImmutableArray<SuppressedDiagnostic> Suppressed)
    {
        public static Judged None { get; } = new([], []);

        // A warning of a linter is what it is run for.
        public int ExitCode => Findings.Any(finding => finding.Severity != Severity.Information) ? Cli.ExitCode.Errors : Cli.ExitCode.Done;
    }
}
