using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Verification.Servers;

/// <summary>Asks one server for JSON. What it answers is not trusted: size, depth, time and redirects have limits.</summary>
internal sealed class ServerClient : IDisposable
{
    private const int MostRedirects = 3;
    private const int MostDepth = 64;

    private readonly string name;
    private readonly ServerAddress address;
    private readonly Trace? trace;
    private readonly HttpClient client;

    /// <summary>Creates a client; nothing is connected yet.</summary>
    /// <param name="name">The server's name for people: <c>Prometheus</c>.</param>
    /// <param name="address">Where it is.</param>
    /// <param name="access">How it is reached.</param>
    /// <param name="trace">Records what is asked; null for no trace.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its handler.")]
    public ServerClient(string name, ServerAddress address, ServerAccess access, Trace? trace)
    {
        (this.name, this.address, this.trace) = (name, address, trace);

        // The end of a port-forward is on this machine, where no proxy leads.
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = !address.IsLocal, SslOptions = access.Tls() }) { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("milvus-manifests");
        client.DefaultRequestHeaders.Accept.ParseAdd("application/json");
        client.DefaultRequestHeaders.Authorization = address.Credentials is { } credentials ? new AuthenticationHeaderValue("Basic", credentials)
            : access.Token is { } token ? new AuthenticationHeaderValue("Bearer", token)
            : null;
    }

    /// <summary>The most bytes of an answer.</summary>
    public int MostBytes { get; init; } = 64 * 1024 * 1024;

    /// <summary>The server with its address, as messages name it.</summary>
    public string Shown => $"{name} at {address}";

    /// <summary>Asks for a JSON value.</summary>
    /// <param name="path">The path below that of the server, with its query.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<ServerAnswer> AskAsync(string path, TimeSpan limit, CancellationToken cancellation)
    {
        var begin = trace?.Now ?? 0;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(limit > TimeSpan.Zero ? limit : TimeSpan.Zero);
        var answer = await TryAskAsync(path, limit, limited.Token, cancellation).ConfigureAwait(false);
        trace?.Write("asked", $"{address.At(path)}: {(answer.Fault is { } fault ? fault.Message : "answered")} ({trace.Since(begin)})");
        return answer;
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();

    private async Task<ServerAnswer> TryAskAsync(string path, TimeSpan limit, CancellationToken limited, CancellationToken cancellation)
    {
        try
        {
            return await FollowAsync(path, limited).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(limit.TotalSeconds));
            return new(default, new(VerificationCodes.Unreachable, FormattableString.Invariant($"{Shown} did not answer within {seconds} s")) { IsLate = true });
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return ServerAnswer.Failed(VerificationCodes.Unreachable, $"{Shown} cannot be reached: {Reason(failed)}");
        }
    }

    private async Task<ServerAnswer> FollowAsync(string path, CancellationToken cancellation)
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
                return new(default, new(VerificationCodes.Unreachable, $"{Shown} redirects to another server, {at.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}; it is not followed") { IsFinal = true });
            }
        }

        return ServerAnswer.Failed(VerificationCodes.Unreachable, FormattableString.Invariant($"{Shown} redirects more than {MostRedirects} times"));
    }

    private async Task<ServerAnswer> ReadAsync(HttpResponseMessage response, string path, CancellationToken cancellation)
    {
        var what = path.Split('?')[0];
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
        {
            return new(default, new(VerificationCodes.Refused, FormattableString.Invariant($"{Shown} refuses access to {what}: status {(int)response.StatusCode}")) { IsFinal = true });
        }

        if (response.StatusCode != HttpStatusCode.OK)
        {
            return ServerAnswer.Failed(VerificationCodes.Unusable, FormattableString.Invariant($"{Shown} answered {what} with status {(int)response.StatusCode}"));
        }

        if (await ReadBoundedAsync(response, cancellation).ConfigureAwait(false) is not { } content)
        {
            return ServerAnswer.Failed(VerificationCodes.Unusable, FormattableString.Invariant($"{Shown} answered {what} with more than {MostBytes} bytes"));
        }

        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = MostDepth });
            return new(json.RootElement.Clone(), null);
        }
        catch (JsonException)
        {
            return ServerAnswer.Failed(VerificationCodes.Unusable, $"{Shown} answered {what} with something that is not JSON");
        }
    }

    private async Task<byte[]?> ReadBoundedAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength > MostBytes)
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
            if (content.Length > MostBytes)
            {
                return null;
            }
        }

        return content.ToArray();
    }

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
