using MilvusManifests.Verification.Kubectl;
using MilvusManifests.Verification.Objects;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>Asks a cluster and its servers what they have of a set, again and again until everything is there or the time is over.</summary>
internal sealed class ServerVerification : IDisposable
{
    private const int MostDetails = 20;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly VerificationOptions options;
    private readonly ExpectedServers expected;
    private readonly ServerConnection? prometheus;
    private readonly ServerConnection? alertmanager;
    private readonly ServerConnection? grafana;
    private readonly long begin = TimeProvider.System.GetTimestamp();
    private ApiServer? cluster;
    private ObjectQuestions? objects;

    /// <summary>Prepares the questions; the time begins.</summary>
    public ServerVerification(VerificationOptions options, ExpectedServers expected)
    {
        (this.options, this.expected) = (options, expected);
        prometheus = Connection("Prometheus", options.Prometheus);
        alertmanager = Connection("Alertmanager", options.Alertmanager);
        grafana = Connection("Grafana", options.Grafana);
    }

    private TimeSpan Left => options.Timeout - TimeProvider.System.GetElapsedTime(begin);

    /// <summary>Asks until nothing is missing, or nothing changes by waiting, or the time is over.</summary>
    /// <param name="progress">Receives what is awaited after each round.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<VerificationResult> RunAsync(Action<string>? progress, CancellationToken cancellation)
    {
        VerificationResult? last = null;
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var round = await AskAsync(cancellation).ConfigureAwait(false);

            // An answer that the end of the time cut off says less than the one before.
            last = round.IsLate && last is not null && Left <= TimeSpan.Zero ? last : round;
            progress?.Invoke(last.Progress);
            if (!last.IsAwaited || last.Faults.Any(fault => fault.IsFinal) || Left < pause)
            {
                return await DetailAsync(last, cancellation).ConfigureAwait(false);
            }

            options.Trace?.Write("waiting", last.Progress);
            await Task.Delay(pause, cancellation).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        prometheus?.Dispose();
        alertmanager?.Dispose();
        grafana?.Dispose();
        cluster?.Dispose();
    }

    private async Task<VerificationResult> AskAsync(CancellationToken cancellation)
    {
        // Without kubectl no port is forwarded either.
        if (options.Cluster is { } kubectl && await ConnectAsync(kubectl, cancellation).ConfigureAwait(false) is { } fault)
        {
            return new() { Faults = [fault] };
        }

        var asked = new List<Task<VerificationResult>>();
        if (objects is not null)
        {
            asked.Add(objects.AskAsync(cancellation));
        }

        Ask(prometheus, client => new PrometheusQuestions(options, expected, client, LimitOf).AskAsync(cancellation));
        Ask(alertmanager, client => new OtherQuestions(client, LimitOf).AskAlertmanagerAsync(cancellation));
        Ask(grafana, client => new OtherQuestions(client, LimitOf).AskGrafanaAsync(expected.Dashboards, NeedsDashboards, cancellation));
        var result = new VerificationResult();
        foreach (var answered in await Task.WhenAll(asked).ConfigureAwait(false))
        {
            result = result.With(answered);
        }

        return result;

        void Ask(ServerConnection? server, Func<ServerClient, Task<VerificationResult>> ask)
        {
            if (server is not null)
            {
                asked.Add(AskAsync(server, ask, cancellation));
            }
        }
    }

    private async Task<VerificationResult> AskAsync(ServerConnection server, Func<ServerClient, Task<VerificationResult>> ask, CancellationToken cancellation)
    {
        var (client, fault) = await server.OpenAsync(LimitOf(), cancellation).ConfigureAwait(false);
        return client is null ? new() { Faults = [fault!] } : await ask(client).ConfigureAwait(false);
    }

    private async Task<ServerFault?> ConnectAsync(KubectlCommand kubectl, CancellationToken cancellation)
    {
        if (cluster is { HasEnded: false })
        {
            return null;
        }

        cluster?.Dispose();
        (cluster, var fault) = await ApiServer.ConnectAsync(kubectl, options.Trace, LimitOf(), cancellation).ConfigureAwait(false);
        objects = cluster is null ? null : new ObjectQuestions(cluster, expected.Objects, expected.Schemas, LimitOf);
        return fault;
    }

    // Of pools without targets, whether targets were discovered and dropped: one question each, so only in the end and not for all of very many.
    private async Task<VerificationResult> DetailAsync(VerificationResult result, CancellationToken cancellation)
    {
        if (result.Monitors.IsDefault || !result.Faults.IsEmpty || prometheus is null || (await prometheus.OpenAsync(LongestAnswer, cancellation).ConfigureAwait(false)).Client is not { } client)
        {
            return result;
        }

        var begun = TimeProvider.System.GetTimestamp();
        var questions = new PrometheusQuestions(options, expected, client, () => LongestAnswer - TimeProvider.System.GetElapsedTime(begun));
        var dropped = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var pool in result.Monitors.SelectMany(monitor => monitor.Pools).Where(pool => pool.Condition == PoolCondition.Empty).Take(MostDetails))
        {
            if (await questions.AskDroppedAsync(pool.Name, cancellation).ConfigureAwait(false) is not { } count)
            {
                break;
            }

            dropped[pool.Name] = count;
        }

        return result with
        {
            Monitors =
            [
                .. result.Monitors.Select(monitor => monitor with
                {
                    Pools = [.. monitor.Pools.Select(pool => dropped.TryGetValue(pool.Name, out var count) ? pool with { Dropped = count } : pool)],
                }),
            ],
        };
    }

    private bool NeedsDashboards => options.IsStrict || options.Access.Token is not null || grafana is { IsForwarded: false };

    private ServerConnection? Connection(string name, ServerLocation? location) => location is null ? null : new(name, location, options);

    private TimeSpan LimitOf() => options.Timeout == TimeSpan.Zero || Left > LongestAnswer ? LongestAnswer : Left;
}
