using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using MilvusManifests.Cli.Commands.Explain;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Configuration;
using MilvusManifests.Text;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Verification;
using MilvusManifests.Verification.Kubectl;

namespace MilvusManifests.Cli.Commands.Verify;

/// <summary><c>verify [PATH...]</c>: whether running servers have what a set says.</summary>
internal static class VerifyCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "verify";

    private const string DefaultTimeout = "2m";
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { HelpName = "PATH", Description = "A file or folder of manifests, or - for standard input [default: the set that the configuration generates].", Arity = ArgumentArity.ZeroOrMore };
        var servers = new VerifyServers();
        var monitor = new Option<string?>("--monitor") { HelpName = "NAMESPACE/NAME", Description = "Verify only this monitor and its targets." };
        var config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = "The configuration [default: manifests.config.yaml, if it exists]." };
        var configured = ClusterOption.Create();
        var timeout = new Option<string>("--timeout") { HelpName = "DURATION", Description = "How long to wait until everything is there; 0 asks once.", DefaultValueFactory = _ => DefaultTimeout };
        timeout.Validators.Add(CheckTimeout);
        var strict = Flag.Create("--strict", "Fail also for what cannot be known: monitors without targets that depend on what is not in the set, objects and dashboards that may not be read.");
        var access = new VerifyAccess();
        var command = new Command(Name, "Verify after a sync that a cluster and its servers have what the set says: objects, targets, rules, dashboards.") { paths };
        servers.AddTo(command);
        foreach (var option in (Option[])[monitor, config, configured, timeout, strict])
        {
            command.Add(option);
        }

        access.AddTo(command);
        new ReportOptions(["text", "json"]).AddTo(command, run =>
        {
            var (reached, faults) = access.Read(run.Parsed, servers.Addresses(run.Parsed));
            var (cluster, missing) = servers.Kubectl(run.Parsed);
            faults = faults.AddRange(missing);
            var given = new GivenExplainOptions { Paths = run.Parsed.GetValue(paths) ?? [], Configuration = run.Parsed.GetValue(config), ClusterName = run.Parsed.GetValue(configured), Monitor = run.Parsed.GetValue(monitor) };
            return reached is null || !faults.IsEmpty
                ? Unverified(given, faults)
                : Verify(
                    given,
                    new VerificationOptions
                    {
                        Prometheus = servers.Prometheus(run.Parsed),
                        Alertmanager = servers.Alertmanager(run.Parsed),
                        Grafana = servers.Grafana(run.Parsed),
                        Cluster = cluster,
                        Access = reached,
                        Timeout = TimeoutOf(run.Parsed.GetRequiredValue(timeout))!.Value,
                        IsStrict = Flag.IsGiven(run.Parsed, strict),
                        Trace = run.Trace,
                    },
                    run.Cancellation);
        });
        return command;
    }

    private static CommandOutcome Unverified(GivenExplainOptions given, ImmutableArray<Diagnostic> faults, string? message = null) =>
        new(ExitCode.Errors, faults, (format, streams) => Print(format, streams, null, faults, default, message)) { IsComplete = false, Subject = given.Subject };

    private static CommandOutcome Verify(GivenExplainOptions given, VerificationOptions options, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var (set, before) = ExplainedSet.Resolve(given, options.Trace, cancellation);
        if (set is null)
        {
            return Unverified(given, before);
        }

        if (given.Monitor is not null && !set.Cluster.Monitors.Any(given.Wants))
        {
            return Unverified(given, before, given.Nothing(set.Cluster));
        }

        var (asked, note) = Located(options, set, isMonitor: given.Monitor is not null);
        var expected = given.Monitor is not null ? ExpectedServers.OfMonitors(set.Cluster, given.Wants) : ExpectedServers.Of(set.Cluster, withDashboards: asked.Grafana is not null);
        var result = Ask(asked, expected, cancellation);
        var elapsed = Stopwatch.GetElapsedTime(start);
        Diagnostic[] found = [.. before, .. note, .. VerificationFindings.Of(result, options.IsStrict).Select(set.Explain)];
        var isDone = !found.Any(finding => finding.Severity == Severity.Error);
        return new(isDone ? ExitCode.Done : ExitCode.Errors, [.. found], (format, streams) => Print(format, streams, result, [.. found], elapsed))
        {
            IsComplete = result.Faults.IsEmpty,
            Files = set.Files,
            Subject = given.Subject,
        };
    }

    // Of a cluster, the servers of the set are asked unless Prometheus is named.
    private static (VerificationOptions Options, ImmutableArray<Diagnostic> Note) Located(VerificationOptions options, ExplainedSet set, bool isMonitor)
    {
        if (options.Cluster is null || options.Prometheus is not null)
        {
            return (options, []);
        }

        var cluster = set.Cluster;
        var found = ForwardedServices.Of(cluster);
        if (set.Configuration is { Stack.IsOfOthers: true } configuration && ForwardedServices.CountPrometheus(cluster) == 0)
        {
            var isForSidecar = configuration.KubePrometheus.Dashboards.Delivery.Value == DashboardDelivery.Sidecar;
            found = ForwardedServices.Of(configuration.Stack, configuration.KubePrometheus.Namespace.Value, isForSidecar);
        }

        ImmutableArray<Diagnostic> note = found.Prometheus is not null ? []
            : [Diagnostic.Warning(VerificationCodes.NoServer, null, $"targets and rules are not verified: the set has {(ForwardedServices.CountPrometheus(cluster) == 0 ? "no Prometheus" : "several Prometheus objects")}", "name it with --prometheus")];
        return (options with
        {
            Prometheus = found.Prometheus,
            Alertmanager = options.Alertmanager ?? (isMonitor ? null : found.Alertmanager),
            Grafana = options.Grafana ?? (isMonitor ? null : found.Grafana),
        }, note);
    }

    private static VerificationResult Ask(VerificationOptions options, ExpectedServers expected, CancellationToken cancellation)
    {
        using var verification = new ServerVerification(options, expected);
        var awaited = "";
        return Terminal.WithProgress(
            () => $"Verifying: {PrintableText.Of(Volatile.Read(ref awaited))}",
            options.Trace,
            () => verification.RunAsync(now => Volatile.Write(ref awaited, now), cancellation).GetAwaiter().GetResult());
    }

    private static void Print(string format, ResultStreams streams, VerificationResult? result, ImmutableArray<Diagnostic> diagnostics, TimeSpan elapsed, string? message = null)
    {
        if (message is not null)
        {
            streams.Error.WriteLine($"milvus-manifests: {message}");
        }

        if (format == "json")
        {
            VerificationJson.Write(streams.Output, result, diagnostics);
            return;
        }

        TextReport.Write(streams, diagnostics);
        if (result is not null)
        {
            VerificationText.Write(streams, result, diagnostics, elapsed);
        }
    }

    private static void CheckTimeout(OptionResult result)
    {
        foreach (var token in result.Tokens)
        {
            if (PrometheusDuration.Syntax.Fault(token.Value) is var (what, advice))
            {
                result.AddError($"--timeout: '{PrintableText.Of(token.Value)}' is not a valid {what}; {advice}");
            }
            else if (TimeoutOf(token.Value) is not { } timeout || timeout > LongestTimeout)
            {
                result.AddError($"--timeout: '{PrintableText.Of(token.Value)}' is too long; the maximum is 1h");
            }
        }
    }

    private static TimeSpan? TimeoutOf(string text) =>
        PrometheusDuration.TryParse(text, out var duration) && duration.Milliseconds < TimeSpan.MaxValue.TotalMilliseconds ? TimeSpan.FromMilliseconds(duration.Milliseconds) : null;
}
