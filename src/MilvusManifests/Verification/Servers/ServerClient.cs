using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Verification.Servers;

/// <summary>Asks one server for JSON. What it answers is not trusted: size, depth, time and redirects have limits.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class ServerClient : IDisposable
{
    private const int MostRedirects = 3;
    private const int MostDepth = 64;
    private const int MostErrorBytes = 4096;
    private const int LongestError = 300;

    private readonly ServerAddress address;
    private readonly Trace? trace;
    private readonly HttpClient client;

    /// <summary>Creates a client; nothing is connected yet.</summary>
    /// <param name="shown">The server as messages name it: <c>Prometheus at http://localhost:9090</c>.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="access">How it is reached.</param>
    /// <param name="trace">Records what is asked; null for no trace.</param>
    /// <param name="socket">The socket in the file system that it listens at; null for a connection to its address.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handler.")]
    public ServerClient(string shown, ServerAddress address, ServerAccess access, Trace? trace, string? socket = null)
    {
        (Shown, this.address, this.trace) = (shown, address, trace);

        // The end of a port-forward is on this machine, where no proxy leads.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !address.IsLocal, SslOptions = access.Tls() };
        if (socket is not null)
        {
            handler.ConnectCallback = (_, cancellation) => ConnectAsync(socket, cancellation);
        }

        client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("milvus-manifests");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.Authorization = address.Credentials is { } credentials ? new AuthenticationHeaderValue("Basic", credentials)
            : access.Token is { } token ? new AuthenticationHeaderValue("Bearer", token)
            : null;
    }

    /// <summary>The most bytes of an answer.</summary>
    public int MostBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>Whether messages have the text of an answer that is an error: of a program of the user's own, and not of any server.</summary>
    public bool ShowsErrors { get; init; }

    /// <summary>The server with its address, as messages name it.</summary>
    public string Shown { get; }

    /// <summary>Asks for a JSON value.</summary>
    /// <param name="path">The path below that of the server, with its query.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<ServerAnswer> AskAsync(string path, TimeSpan limit, CancellationToken cancellation)
    {
        var content = await GetAsync(path, limit, cancellation).ConfigureAwait(false);
        if (content.Fault is { } fault)
        {
            return ServerAnswer.Failed(fault);
        }

        try
        {
            using var json = JsonDocument.Parse(content.Bytes, new JsonDocumentOptions { MaxDepth = MostDepth });
            return new(json.RootElement.Clone(), null);
        }
        catch (JsonException)
        {
            return ServerAnswer.Failed(VerificationCodes.Unusable, $"{Shown} answered {WithoutQuery(path)} with something that is not JSON");
        }
    }

    /// <summary>Asks for the bytes of an answer.</summary>
    /// <inheritdoc cref="AskAsync" path="/param"/>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<ServerContent> GetAsync(string path, TimeSpan limit, CancellationToken cancellation)
    {
        var begin = trace?.Now ?? 0;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
        var content = await TryGetAsync(path, limit, limited.Token, cancellation).ConfigureAwait(false);
        trace?.Write("asked", $"{address.At(path)}: {(content.Fault is { } fault ? fault.Message : "answered")} ({trace.Since(begin)})");
        return content;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private static async ValueTask<Stream> ConnectAsync(string path, CancellationToken cancellation)
    {
        Socket? connecting = null;
        try
        {
            connecting = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await connecting.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation).ConfigureAwait(false);
            var stream = new NetworkStream(connecting, ownsSocket: true);
            connecting = null;
            return stream;
        }
        finally
        {
            connecting?.Dispose();
        }
    }

    private async Task<ServerContent> TryGetAsync(string path, TimeSpan limit, CancellationToken limited, CancellationToken cancellation)
    {
        try
        {
            return await FollowAsync(path, limited).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(limit.TotalSeconds));
            return ServerContent.Failed(new(VerificationCodes.Unreachable, FormattableString.Invariant($"{Shown} did not answer within {seconds} s")) { IsLate = true });
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return ServerContent.Failed(new(VerificationCodes.Unreachable, $"{Shown} cannot be reached: {Reason(failed)}"));
        }
    }

    private async Task<ServerContent> FollowAsync(string path, CancellationToken cancellation)
    {
        var at = address.At(path);
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var response = await client.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if ((int)response.StatusCode is < 300 or >= 400 || response.Headers.Location is not { } target)
            {
                return await ReadAsync(response, path, cancellation).ConfigureAwait(false);
            }

            at = target.IsAbsoluteUri ? target : new Uri(at, target);
            if (!address.IsSame(at))
            {
                return ServerContent.Failed(new(VerificationCodes.Unreachable, $"{Shown} redirects to another server, {at.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}; it is not followed") { IsFinal = true });
            }
        }

        return ServerContent.Failed(new(VerificationCodes.Unreachable, FormattableString.Invariant($"{Shown} redirects more than {MostRedirects} times")));
    }

    private async Task<ServerContent> ReadAsync(HttpResponseMessage response, string path, CancellationToken cancellation)
    {
        var (what, status) = (WithoutQuery(path), (int)response.StatusCode);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return ServerContent.Failed(new(VerificationCodes.Refused, FormattableString.Invariant($"{Shown} refuses access to {what}: status {status}")) { IsFinal = true, Status = status });
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            var error = ShowsErrors ? await ReadErrorAsync(response, cancellation).ConfigureAwait(false) : "";
            return ServerContent.Failed(new(VerificationCodes.Unusable, FormattableString.Invariant($"{Shown} answered {what} with status {status}{error}")) { Status = status });
        }

        return await ReadBoundedAsync(response, MostBytes, cancellation).ConfigureAwait(false) is { } content
            ? new(content, null)
            : ServerContent.Failed(new(VerificationCodes.Unusable, FormattableString.Invariant($"{Shown} answered {what} with more than {MostBytes} bytes")));
    }

    private static async Task<string> ReadErrorAsync(HttpResponseMessage response, CancellationToken cancellation) =>
        response.Content.Headers.ContentType?.MediaType == "text/plain" && await ReadBoundedAsync(response, MostErrorBytes, cancellation).ConfigureAwait(false) is { Length: > 0 } text
            ? $": {Excerpt.Of(UrlPassword.Hide(Encoding.UTF8.GetString(text).Trim()), LongestError)}"
            : "";

    private static async Task<byte[]?> ReadBoundedAsync(HttpResponseMessage response, int most, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > most)
        {
            return null;
        }

        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            await content.WriteAsync(buffer.AsMemory(0, read), cancellation).ConfigureAwait(false);
            if (content.Length > most)
            {
                return null;
            }
        }

        return content.ToArray();
    }

    private static string WithoutQuery(string path) => path.Split('?')[0];

    // In words that are the same on every system.
    private static string Reason(Exception failed) => failed switch
    {
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } => "nothing listens there",
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } } => "its name is unknown",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => $"TLS failed: {(failed.InnerException ?? failed).Message.ReplaceLineEndings(" ").TrimEnd('.')}",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "the connection was closed before an answer",
        _ => (failed.InnerException ?? failed).Message.ReplaceLineEndings(" ").TrimEnd('.'),
    };
}
