using MilvusManifests.Verification.Kubectl;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification;

/// <summary>A server that is asked. A port is forwarded to it when it is first asked, and again after the forwarding ended.</summary>
/// <param name="name">The server's name for people: <c>Prometheus</c>.</param>
/// <param name="location">Where it is.</param>
/// <param name="options">How it is reached.</param>
internal sealed class ServerConnection(string name, ServerLocation location, VerificationOptions options) : IDisposable
{
    private ServerClient? client;
    private ServingProcess? forwarding;

    /// <summary>Whether its port is forwarded: nobody named it.</summary>
    public bool IsForwarded => location is ForwardedService;

    /// <summary>What asks it, or why it cannot be asked.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<(ServerClient? Client, ServerFault? Fault)> OpenAsync(TimeSpan limit, CancellationToken cancellation)
    {
        if (forwarding is { HasEnded: true })
        {
            Dispose();
        }

        return client is not null ? (client, null)
            : location is ForwardedService service ? await ForwardAsync(service, limit, cancellation).ConfigureAwait(false)
            : (client = Client((ServerAddress)location), null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        client?.Dispose();
        forwarding?.Dispose();
        (client, forwarding) = (null, null);
    }

    private async Task<(ServerClient? Client, ServerFault? Fault)> ForwardAsync(ForwardedService service, TimeSpan limit, CancellationToken cancellation)
    {
        var begin = options.Trace?.Now ?? 0;
        var (process, address, reason) = await service.ForwardAsync(options.Cluster!, limit, cancellation).ConfigureAwait(false);
        options.Trace?.Write("started", $"kubectl port-forward to {service}: {address?.ToString() ?? reason} ({options.Trace.Since(begin)})");
        forwarding = process;
        client = address is null ? null : Client(address);
        return client is null ? (null, new(VerificationCodes.NotForwarded, $"no port can be forwarded to {name} at {service}: {reason}")) : (client, null);
    }

    private ServerClient Client(ServerAddress address) => new($"{name} at {location}", address, options.Access, options.Trace);
}
