using System.Diagnostics.CodeAnalysis;
using System.Net.Sockets;
using MilvusManifests.Text;

namespace MilvusManifests.Artifacts;

/// <summary>Sends single requests to a registry. Answers are read up to a limit, in a limited time, and redirects are not followed.</summary>
internal sealed class RegistryTransport : IDisposable
{
    private const int MostBytes = 1024 * 1024;

    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(30);

    private readonly string shown;
    private readonly TimeSpan limit;
    private readonly Trace? trace;
    private readonly HttpClient client;

    /// <summary>Creates one; nothing is connected yet.</summary>
    /// <param name="reference">A reference to the registry.</param>
    /// <param name="limit">How long one request may take.</param>
    /// <param name="trace">Records each request; null for no trace.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handler.")]
    public RegistryTransport(ArtifactReference reference, TimeSpan limit, Trace? trace)
    {
        (shown, this.limit, this.trace) = (reference.Host, limit, trace);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !reference.IsLocal, ConnectTimeout = ConnectLimit })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("milvus-manifests");
    }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="uploaded">What it uploads, for messages; null if nothing.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<RegistryAnswer> SendAsync(HttpRequestMessage request, string? uploaded, CancellationToken cancellation)
    {
        var begin = trace?.Now ?? 0;
        var what = $"{request.Method} {UrlPassword.Hide(request.RequestUri!.GetLeftPart(UriPartial.Path))}";
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limit);
        var answer = await TrySendAsync(request, uploaded, limited.Token, cancellation).ConfigureAwait(false);
        trace?.Write("asked", $"{what}: {(answer.Fault is { } fault ? fault.Message : FormattableString.Invariant($"{(int)answer.Status} {answer.Status}"))} ({trace.Since(begin)})");
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<RegistryAnswer> TrySendAsync(HttpRequestMessage request, string? uploaded, CancellationToken limited, CancellationToken cancellation)
    {
        try
        {
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limited).ConfigureAwait(false);
            return new RegistryAnswer(response.StatusCode)
            {
                Location = response.Headers.Location is { } location && Uri.TryCreate(request.RequestUri, location, out var at) ? at : null,
                Digest = response.Headers.TryGetValues("Docker-Content-Digest", out var digests) ? digests.FirstOrDefault() : null,
                Challenge = RegistryChallenge.Read(response.Headers.WwwAuthenticate),
                Body = await ReadAsync(response.Content, limited).ConfigureAwait(false),
            };
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Failed(uploaded, FormattableString.Invariant($"it took longer than {limit.TotalSeconds} s"));
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return Failed(uploaded, uploaded is null || IsNotConnected(failed) ? Reason(failed) : "the connection was closed before all was sent");
        }
    }

    private RegistryAnswer Failed(string? uploaded, string reason) => uploaded is null
        ? RegistryAnswer.Failed(ArtifactCodes.Unreachable, $"'{shown}' cannot be reached: {reason}")
        : RegistryAnswer.Failed(ArtifactCodes.UploadFailed, $"'{shown}' did not take the {uploaded}: {reason}");

    private static bool IsNotConnected(Exception failed) => failed is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError };

    // The inner exception says what went wrong with a connection.
    private static string Reason(Exception failed) =>
        (failed.InnerException is SocketException or IOException or System.Security.Authentication.AuthenticationException ? failed.InnerException.Message : failed.Message).ReplaceLineEndings(" ").TrimEnd('.');

    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellation)
    {
        var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int count;
        while (read.Length < MostBytes && (count = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            await read.WriteAsync(buffer.AsMemory(0, count), cancellation).ConfigureAwait(false);
        }

        return read.ToArray();
    }
}
