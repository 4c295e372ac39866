using MilvusManifests.Cluster;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>What Prometheus is asked.</summary>
/// <param name="options">Which servers are asked.</param>
/// <param name="expected">What it should have.</param>
/// <param name="client">Asks it.</param>
/// <param name="limit">How long the next answer may take.</param>
internal sealed class PrometheusQuestions(VerificationOptions options, ExpectedServers expected, ServerClient client, Func<TimeSpan> limit)
{
    /// <summary>Asks for everything; after a question that is not answered there are no more.</summary>
    public async Task<VerificationResult> AskAsync(CancellationToken cancellation)
    {
        var targets = await AskAsync("api/v1/targets?state=active", "activeTargets", cancellation).ConfigureAwait(false);
        if (targets.Fault is { } noTargets)
        {
            return new() { Faults = [noTargets] };
        }

        var pools = ScrapePools.Of(targets.Value);
        if (expected.Monitors.Any(verdict => ScrapePools.NamesOf(verdict.Monitor).Any(name => !pools.HasTargets(name))))
        {
            var configured = await AskAsync("api/v1/scrape_pools", "scrapePools", cancellation).ConfigureAwait(false);
            if (configured.Fault is { } noPools)
            {
                return new() { Faults = [noPools] };
            }

            pools = pools.With(configured.Value);
        }

        var result = new VerificationResult { Monitors = [.. expected.Monitors.Select(verdict => StateOf(verdict, pools))] };
        if (!expected.Groups.IsDefault)
        {
            var rules = await AskAsync("api/v1/rules?exclude_alerts=true", "groups", cancellation).ConfigureAwait(false);
            if (rules.Fault is { } noRules)
            {
                return result with { Faults = [noRules] };
            }

            result = result with { Groups = new LoadedRules(rules.Value).StatesOf(expected.Groups) };
        }

        return options.Alertmanager is null ? result : await AskAlertmanagersAsync(result, cancellation).ConfigureAwait(false);
    }

    /// <summary>The number of targets of a pool that were discovered and dropped; null if Prometheus does not say.</summary>
    public async Task<int?> AskDroppedAsync(string pool, CancellationToken cancellation)
    {
        var dropped = await AskAsync($"api/v1/targets?state=dropped&scrapePool={Uri.EscapeDataString(pool)}", "droppedTargets", cancellation).ConfigureAwait(false);
        return dropped.Fault is not null ? null : dropped.Value.Items("droppedTargets").Count(target => target.Text("scrapePool") is var of && (of == pool || of.Length == 0));
    }

    private MonitorState StateOf(ScrapePath.MonitorVerdict verdict, ScrapePools pools) => new(
        verdict,
        [.. ScrapePools.NamesOf(verdict.Monitor).Select(pools.StateOf)],
        options.IsStrict || verdict.Answer != Answer.Unknown);

    private async Task<VerificationResult> AskAlertmanagersAsync(VerificationResult result, CancellationToken cancellation)
    {
        var known = await AskAsync("api/v1/alertmanagers", "activeAlertmanagers", cancellation).ConfigureAwait(false);
        return known.Fault is { } fault ? result with { Faults = [fault] } : result with { KnownAlertmanagers = known.Value.Items("activeAlertmanagers").Count() };
    }

    // Every answer is in an envelope, and what is looked for is a list in it.
    private async Task<ServerAnswer> AskAsync(string path, string list, CancellationToken cancellation)
    {
        var answer = await client.AskAsync(path, limit(), cancellation).ConfigureAwait(false);
        if (answer.Fault is not null)
        {
            return answer;
        }

        var data = answer.Value.Field("data");
        return data.IsArray(list) ? new(data, null)
            : ServerAnswer.Failed(VerificationCodes.Unusable, $"{client.Shown} answered {path.Split('?')[0]} without {list}; is it a Prometheus?");
    }
}
