using MilvusManifests.Text;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>Which servers are asked, and for how long.</summary>
internal sealed record VerificationOptions(ServerAddress Prometheus)
{
    /// <summary>Alertmanager; null if it is not asked.</summary>
    public ServerAddress? Alertmanager { get; init; }

    /// <summary>Grafana; null if it is not asked.</summary>
    public ServerAddress? Grafana { get; init; }

    /// <summary>How the servers are reached.</summary>
    public ServerAccess Access { get; init; } = new();

    /// <summary>How long to wait until everything is there; zero to ask once.</summary>
    public TimeSpan Timeout { get; init; }

    /// <summary>Whether monitors that depend on what is not in the set have to have targets too.</summary>
    public bool IsStrict { get; init; }

    /// <summary>Records what is asked; null for no trace.</summary>
    public Trace? Trace { get; init; }
}

/// <summary>Asks servers what they have of a set, again and again until everything is there or the time is over.</summary>
internal sealed class ServerVerification : IDisposable
{
    private const int MostDetails = 20;

    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    private readonly VerificationOptions options;
    private readonly ExpectedServers expected;
    private readonly ServerClient prometheus;
    private readonly ServerClient? alertmanager;
    private readonly ServerClient? grafana;
    private readonly long begin = TimeProvider.System.GetTimestamp();

    /// <summary>Prepares the questions; the time begins.</summary>
    public ServerVerification(VerificationOptions options, ExpectedServers expected)
    {
        (this.options, this.expected) = (options, expected);
        prometheus = new("Prometheus", options.Prometheus, options.Access, options.Trace);
        alertmanager = options.Alertmanager is { } manager ? new("Alertmanager", manager, options.Access, options.Trace) : null;
        grafana = options.Grafana is { } dashboards ? new("Grafana", dashboards, options.Access, options.Trace) : null;
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
        prometheus.Dispose();
        alertmanager?.Dispose();
        grafana?.Dispose();
    }

    private async Task<VerificationResult> AskAsync(CancellationToken cancellation)
    {
        var asked = new List<Task<VerificationResult>> { new PrometheusQuestions(options, expected, prometheus, LimitOf).AskAsync(cancellation) };
        if (alertmanager is not null)
        {
            asked.Add(new OtherQuestions(alertmanager, LimitOf).AskAlertmanagerAsync(cancellation));
        }

        if (grafana is not null)
        {
            asked.Add(new OtherQuestions(grafana, LimitOf).AskGrafanaAsync(expected.Dashboards, cancellation));
        }

        var result = new VerificationResult();
        foreach (var answered in await Task.WhenAll(asked).ConfigureAwait(false))
        {
            result = result.With(answered);
        }

        return result;
    }

    // Of pools without targets, whether targets were discovered and dropped: one question each, so only in the end and not for all of very many.
    private async Task<VerificationResult> DetailAsync(VerificationResult result, CancellationToken cancellation)
    {
        if (result.Monitors.IsDefault || !result.Faults.IsEmpty)
        {
            return result;
        }

        var begun = TimeProvider.System.GetTimestamp();
        var questions = new PrometheusQuestions(options, expected, prometheus, () => LongestAnswer - TimeProvider.System.GetElapsedTime(begun));
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

    private TimeSpan LimitOf() => options.Timeout == TimeSpan.Zero || Left > LongestAnswer ? LongestAnswer : Left;
}
