using System.Globalization;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification.Kubectl;

/// <summary>A Service of the cluster that leads to a server, and is reached through a forwarded port.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Port">Its port.</param>
internal sealed record ForwardedService(string Namespace, string Name, int Port) : ServerLocation
{
    private const string Forwarding = "Forwarding from 127.0.0.1:";

    /// <summary>The scheme of its URLs.</summary>
    public string Scheme { get; init; } = Uri.UriSchemeHttp;

    /// <summary>The path prefix that the server has.</summary>
    public string Prefix { get; init; } = "/";

    /// <summary>The Service for people.</summary>
    public override string ToString() => $"Service {Namespace}/{Name}";

    /// <summary>Forwards a port of this machine, which the system chooses.</summary>
    /// <param name="kubectl">The cluster.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The program that forwards and the address on this machine, or why there is none.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task<(ServingProcess? Process, ServerAddress? Address, string Reason)> ForwardAsync(KubectlCommand kubectl, TimeSpan limit, CancellationToken cancellation)
    {
        var start = kubectl.Start("port-forward", $"--namespace={Namespace}", "--address=127.0.0.1", $"service/{Name}", string.Create(CultureInfo.InvariantCulture, $":{Port}"));
        var (process, answer) = await ServingProcess.StartAsync(start, PortOf, limit, cancellation).ConfigureAwait(false);
        if (process is null)
        {
            return (null, null, answer);
        }

        if (!ServerAddress.TryParse($"{Scheme}://127.0.0.1:{answer}{Prefix}", out var address, out var fault))
        {
            process.Dispose();
            return (null, null, fault);
        }

        return (process, address, "");
    }

    // Forwarding from 127.0.0.1:40123 -> 9090
    private static string? PortOf(string line) =>
        line.StartsWith(Forwarding, StringComparison.Ordinal)
        && line[Forwarding.Length..].Split(' ')[0] is var port
        && ushort.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? port : null;
}
