using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Verification;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Cli.Commands;

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
        var prometheus = CreateServer("--prometheus", "Prometheus, with its path prefix if it has one: http://localhost:9090.");
        prometheus.Required = true;
        var alertmanager = CreateServer("--alertmanager", "Alertmanager: verify that it is ready, and that Prometheus sends alerts to one.");
        var grafana = CreateServer("--grafana", "Grafana: verify that it has the dashboards.");
        var config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = "The configuration [default: manifests.config.yaml, if it exists]." };
        var timeout = new Option<string>("--timeout") { HelpName = "DURATION", Description = "How long to wait until everything is there; 0 asks once.", DefaultValueFactory = _ => DefaultTimeout };
        timeout.Validators.Add(CheckTimeout);
        var strict = Flag.Create("--strict", "Fail for monitors without targets that depend on what is not in the set too.");
        var access = new VerifyAccess();
        var command = new Command(Name, "Verify after a sync that running servers have what the set says: targets, rules, dashboards.") { paths, prometheus, alertmanager, grafana, config, timeout, strict };
        access.AddTo(command);
        new ReportOptions(["text", "json"]).AddTo(command, run =>
        {
            var (reached, faults) = access.Read(run.Parsed, AddressesOf(run.Parsed, prometheus, alertmanager, grafana));
            var given = new GivenExplainOptions { Paths = run.Parsed.GetValue(paths) ?? [], Configuration = run.Parsed.GetValue(config) };
            return reached is null
                ? new CommandOutcome(ExitCode.Errors, faults, (format, streams) => Print(format, streams, null, faults, default)) { IsComplete = false, Subject = given.Subject }
                : Verify(
                    given,
                    new VerificationOptions(AddressOf(run.Parsed.GetRequiredValue(prometheus))!)
                    {
                        Alertmanager = AddressOf(run.Parsed.GetValue(alertmanager)),
                        Grafana = AddressOf(run.Parsed.GetValue(grafana)),
                        Access = reached,
                        Timeout = TimeoutOf(run.Parsed.GetRequiredValue(timeout))!.Value,
                        IsStrict = Flag.IsGiven(run.Parsed, strict),
                        Trace = run.Trace,
                    },
                    run.Cancellation);
        });
        return command;
    }

    private static CommandOutcome Verify(GivenExplainOptions given, VerificationOptions options, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        var (set, before) = ExplainedSet.Resolve(given, options.Trace, cancellation);
        if (set is null)
        {
            return new(ExitCode.Errors, before, (format, streams) => Print(format, streams, null, before, default)) { IsComplete = false, Subject = given.Subject };
        }

        var result = Ask(options, ExpectedServers.Of(set.Cluster, withDashboards: options.Grafana is not null), cancellation);
        var elapsed = Stopwatch.GetElapsedTime(start);
        Diagnostic[] found = [.. before, .. VerificationFindings.Of(result).Select(set.Explain)];
        var isDone = !found.Any(finding => finding.Severity == Severity.Error);
        return new(isDone ? ExitCode.Done : ExitCode.Errors, [.. found], (format, streams) => Print(format, streams, result, [.. found], elapsed))
        {
            IsComplete = result.Faults.IsEmpty,
            Files = set.Files,
            Subject = given.Subject,
        };
    }

    private static VerificationResult Ask(VerificationOptions options, ExpectedServers expected, CancellationToken cancellation)
    {
        using var verification = new ServerVerification(options, expected);
        var awaited = "";
        return Terminal.IsInteractive && options.Trace is null
            ? Terminal.WithProgress(() => $"Verifying: {PrintableText.Of(Volatile.Read(ref awaited))}", () => Run(now => Volatile.Write(ref awaited, now)))
            : Run(null);

        VerificationResult Run(Action<string>? progress) => verification.RunAsync(progress, cancellation).GetAwaiter().GetResult();
    }

    private static void Print(string format, ResultStreams streams, VerificationResult? result, ImmutableArray<Diagnostic> diagnostics, TimeSpan elapsed)
    {
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

    private static Option<string?> CreateServer(string name, string description)
    {
        var option = new Option<string?>(name) { HelpName = "URL", Description = description };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (!ServerAddress.TryParse(token.Value, out _, out var fault))
                {
                    result.AddError($"{name}: {PrintableText.Of(fault)}");
                }
            }
        });
        return option;
    }

    private static ServerAddress? AddressOf(string? text) => text is not null && ServerAddress.TryParse(text, out var address, out _) ? address : null;

    private static IEnumerable<ServerAddress> AddressesOf(ParseResult parsed, params Option<string?>[] servers) => servers.Select(server => AddressOf(parsed.GetValue(server))).OfType<ServerAddress>();

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
