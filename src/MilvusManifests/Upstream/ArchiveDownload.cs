using System.Net;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>Fetches an archive over https. Redirects are followed by hand, since only some of them are safe.</summary>
/// <param name="options">The transport and its limits.</param>
/// <param name="location">Where the configuration names the archive.</param>
internal sealed class ArchiveDownload(SourceOptions options, Location? location)
{
    private const int MostRedirects = 5;

    /// <summary>The whole response body of a URL.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<Result<byte[]>> ReadAsync(Uri url, CancellationToken cancellation)
    {
        var begin = options.Trace?.Now ?? 0;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(options.Timeout);
        try
        {
            using var transport = options.Transport();
            transport.AllowAutoRedirect = false;
            using var client = new HttpClient(transport) { Timeout = Timeout.InfiniteTimeSpan };
            client.DefaultRequestHeaders.UserAgent.ParseAdd("milvus-manifests");
            var read = await FollowAsync(client, url, limited.Token).ConfigureAwait(false);
            options.Trace?.Write("fetched", $"{Shown(url)}: {(read.Value is { } content ? TraceText.Count(content.Length, "byte") : "failed")} ({options.Trace.Since(begin)})");
            return read;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Fail(UpstreamCodes.DownloadFailed, FormattableString.Invariant($"'{url}' took longer than {options.Timeout.TotalSeconds} s"));
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException)
        {
            return Fail(UpstreamCodes.DownloadFailed, $"'{url}' cannot be fetched: {Reason(failed)}");
        }
    }

    private async Task<Result<byte[]>> FollowAsync(HttpClient client, Uri url, CancellationToken cancellation)
    {
        var at = url;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var response = await client.GetAsync(at, HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return await ReadAsync(response, url, cancellation).ConfigureAwait(false);
            }

            if (response.Headers.Location is not { } target)
            {
                return Fail(UpstreamCodes.DownloadFailed, $"'{url}' redirects without a location");
            }

            at = target.IsAbsoluteUri ? target : new Uri(at, target);
            options.Trace?.Write("redirected", $"to {Shown(at)}");
            if (at.Scheme != Uri.UriSchemeHttps)
            {
                return Fail(UpstreamCodes.RedirectRefused, $"'{url}' redirects to '{at.GetLeftPart(UriPartial.Path)}', which is not https");
            }
        }

        return Fail(UpstreamCodes.RedirectRefused, FormattableString.Invariant($"'{url}' redirects more than {MostRedirects} times"));
    }

    private async Task<Result<byte[]>> ReadAsync(HttpResponseMessage response, Uri url, CancellationToken cancellation)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return Fail(UpstreamCodes.DownloadFailed, FormattableString.Invariant($"'{url}' returned {(int)response.StatusCode} {response.ReasonPhrase}"));
        }

        var most = options.Limits.ArchiveBytes;
        if (response.Content.Headers.ContentLength > most)
        {
            return Fail(UpstreamCodes.DownloadFailed, FormattableString.Invariant($"'{url}' has {response.Content.Headers.ContentLength} bytes; the limit for an archive is {most}"));
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
                return Fail(UpstreamCodes.DownloadFailed, FormattableString.Invariant($"'{url}' has more than {most} bytes, the limit for an archive"));
            }
        }

        return new(content.ToArray(), []);
    }

    // The query may contain a credential.
    private static string Shown(Uri url) => url.GetLeftPart(UriPartial.Path);

    // The inner exception says what went wrong with a connection.
    private static string Reason(Exception failed) =>
        (failed.InnerException is { } cause and not AggregateException ? cause.Message : failed.Message).ReplaceLineEndings(" ");

    private Result<byte[]> Fail(DiagnosticCode code, string message) => new(null, [Diagnostic.Error(code, location, message)]);
}
