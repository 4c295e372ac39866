using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>What Alertmanager and Grafana are asked.</summary>
/// <param name="client">Asks one of them.</param>
/// <param name="limit">How long the next answer may take.</param>
internal sealed class OtherQuestions(ServerClient client, Func<TimeSpan> limit)
{
    // Grafana gives no more at once.
    private const int MostDashboards = 5000;

    /// <summary>Asks Alertmanager whether it is ready.</summary>
    public async Task<VerificationResult> AskAlertmanagerAsync(CancellationToken cancellation)
    {
        var answer = await client.AskAsync("api/v2/status", limit(), cancellation).ConfigureAwait(false);
        return answer.Fault is { } fault ? new() { Faults = [fault] }
            : answer.Value.Field("cluster").Text("status") is { Length: > 0 } status ? new() { AlertmanagerStatus = status }
            : new() { Faults = [new(VerificationCodes.Unusable, $"{client.Shown} answered api/v2/status without cluster.status; is it an Alertmanager?")] };
    }

    /// <summary>Asks Grafana for its health and its dashboards.</summary>
    /// <param name="expected">The dashboards; default to ask only for its health.</param>
    /// <param name="needsDashboards">Whether it is an error that they may not be seen: nobody named a Grafana whose port is forwarded, or its password.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<VerificationResult> AskGrafanaAsync(ImmutableArray<ExpectedDashboard> expected, bool needsDashboards, CancellationToken cancellation)
    {
        var health = await client.AskAsync("api/health", limit(), cancellation).ConfigureAwait(false);
        if (health.Fault is { } unhealthy)
        {
            return new() { Faults = [unhealthy] };
        }

        if (health.Value.Text("database") is not { Length: > 0 } database)
        {
            return new() { Faults = [new(VerificationCodes.Unusable, $"{client.Shown} answered api/health without database; is it a Grafana?")] };
        }

        if (expected.IsDefault)
        {
            return new() { Grafana = new(database, default) };
        }

        var found = await client.AskAsync(FormattableString.Invariant($"api/search?type=dash-db&limit={MostDashboards}"), limit(), cancellation).ConfigureAwait(false);
        return found.Fault is { Status: 401 or 403 } refusal && !needsDashboards ? new() { Grafana = new(database, default) { Refusal = refusal } }
            : found.Fault is { } fault ? new() { Faults = [fault] }
            : found.Value.ValueKind != JsonValueKind.Array ? new() { Faults = [new(VerificationCodes.Unusable, $"{client.Shown} answered api/search without a list; is it a Grafana?")] }
            : new() { Grafana = GrafanaState.Of(database, found.Value, expected) };
    }
}
