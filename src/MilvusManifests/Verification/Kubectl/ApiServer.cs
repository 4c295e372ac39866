using MilvusManifests.Text;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification.Kubectl;

/// <summary>
/// The API server of a cluster, through <c>kubectl proxy</c>: one process that authenticates once, however many objects are asked for. It listens at a socket in a
/// folder that only this user can open, and passes on nothing that changes anything.
/// </summary>
internal sealed class ApiServer : IDisposable
{
    private const string Shown = "the API server";
    private const string Serving = "Starting to serve on ";
    private const string Changing = "^(POST|PUT|PATCH|DELETE)$";

    // An object of a cluster has at most some 2 MiB.
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly DirectoryInfo folder;
    private readonly ServingProcess proxy;
    private readonly ServerClient client;

    private ApiServer(DirectoryInfo folder, ServingProcess proxy, string socket, Trace? trace)
    {
        (this.folder, this.proxy) = (folder, proxy);
        var address = ServerAddress.TryParse("http://localhost", out var here, out var fault) ? here : throw new InvalidOperationException(fault);
        client = new ServerClient(Shown, address, new ServerAccess(), trace, socket) { MostBytes = MostBytes, ShowsErrors = true };
    }

    /// <summary>Whether kubectl ended by itself.</summary>
    public bool HasEnded => proxy.HasEnded;

    /// <summary>Starts kubectl.</summary>
    /// <param name="kubectl">The cluster.</param>
    /// <param name="trace">Records what is asked; null for no trace.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<(ApiServer? Server, ServerFault? Fault)> ConnectAsync(KubectlCommand kubectl, Trace? trace, TimeSpan limit, CancellationToken cancellation)
    {
        var begin = trace?.Now ?? 0;
        var folder = Directory.CreateTempSubdirectory("milvus-manifests-");
        ApiServer? server = null;
        try
        {
            var socket = Path.Combine(folder.FullName, "api");
            var start = kubectl.Start("proxy", $"--unix-socket={socket}", $"--reject-methods={Changing}");
            var (proxy, answer) = await ServingProcess.StartAsync(start, line => line.StartsWith(Serving, StringComparison.Ordinal) ? line : null, limit, cancellation).ConfigureAwait(false);
            trace?.Write("started", $"kubectl proxy: {(proxy is null ? answer : "it serves")} ({trace.Since(begin)})");
            server = proxy is null ? null : new ApiServer(folder, proxy, socket, trace);
            return server is null ? (null, new(VerificationCodes.Kubectl, $"kubectl proxy failed: {answer}") { IsFinal = true }) : (server, null);
        }
        finally
        {
            if (server is null)
            {
                Remove(folder);
            }
        }
    }

    /// <inheritdoc cref="ServerClient.GetAsync"/>
    public Task<ServerContent> GetAsync(string path, TimeSpan limit, CancellationToken cancellation) => client.GetAsync(path, limit, cancellation);

    /// <inheritdoc cref="ServerClient.AskAsync"/>
    public Task<ServerAnswer> AskAsync(string path, TimeSpan limit, CancellationToken cancellation) => client.AskAsync(path, limit, cancellation);

    /// <inheritdoc/>
    public void Dispose()
    {
        client.Dispose();
        proxy.Dispose();
        Remove(folder);
    }

    private static void Remove(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // An empty folder among the temporary ones harms nobody.
        }
    }
}
