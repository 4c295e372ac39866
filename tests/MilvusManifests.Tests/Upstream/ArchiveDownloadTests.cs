using System.Formats.Tar;
using System.Text;
using MilvusManifests.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests.Tests.Upstream;

/// <summary>An archive over https, from a server of the test's own: what is kept, and every fault, which leaves nothing behind.</summary>
public sealed class ArchiveDownloadTests : IDisposable
{
    private static readonly byte[] Archive = SmallUpstream.Tar(SmallUpstream.Files);

    private readonly SourceFolder folder = new();
    private readonly TlsServer server = new();

    public ArchiveDownloadTests() => folder.Environment = folder.Environment with { Transport = server.Trusting };

    public void Dispose()
    {
        server.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void An_archive_is_fetched_once_and_then_taken_from_the_cache()
    {
        var url = server.Serve("/kube-prometheus.tar.gz", Archive);

        Assert.Equal([], Generate(url));
        Assert.NotNull(folder.Output("manifests/grafana-service.yaml"));
        Assert.Equal($"archive-{SmallUpstream.Sum(Archive)}", Assert.Single(folder.Cached));

        Assert.Equal([], Generate(url));
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public void A_trace_shows_what_was_fetched_without_the_secret_query()
    {
        var lines = new List<string>();
        folder.Trace = Trace.Start(lines.Add, "a test");
        server.Serve("/there?token=hunter2", Archive);
        var url = server.Redirect("/a.tar.gz?token=hunter2", "/there?token=hunter2");

        Assert.Equal([], Generate(url));
        Assert.Equal([], Generate(url));

        Assert.DoesNotContain(lines, line => line.Contains("hunter2", StringComparison.Ordinal));
        var (before, after) = ($"{server.Url}/a.tar.gz", $"{server.Url}/there");
        Assert.Equal(
            [
                "missed     the source in the cache; it is fetched",
                $"redirected to {after}",
                FormattableString.Invariant($"fetched    {before}: {Archive.Length:N0} bytes"),
                FormattableString.Invariant($"found      the source in the cache ({Archive.Length:N0} bytes); nothing is fetched"),
            ],
            lines.Select(line => line[(line.IndexOf("ms  ", StringComparison.Ordinal) + 4)..])
                .Where(line => line.Contains("the source in the cache", StringComparison.Ordinal) || line.Contains("https://", StringComparison.Ordinal))
                .Select(line => line.Contains("fetched  ", StringComparison.Ordinal) ? line[..line.LastIndexOf(" (", StringComparison.Ordinal)] : line));
    }

    [Fact]
    public void The_cache_is_trusted_only_as_far_as_its_checksums()
    {
        var url = server.Serve("/a.tar.gz", Archive);
        folder.Write($"cache/archive-{SmallUpstream.Sum(Archive)}", "something else");

        Assert.Equal([], Generate(url));
        Assert.Equal(1, server.Requests);
        Assert.Equal(Archive, File.ReadAllBytes(folder.PathOf("cache/" + Assert.Single(folder.Cached))));
    }

    [Fact]
    public void A_cache_that_cannot_be_written_is_a_warning()
    {
        folder.Write("cache", "a file");

        Assert.Contains("warning MM8012: the download cannot be kept in ", Assert.Single(Generate(server.Serve("/a", Archive))), StringComparison.Ordinal);
        Assert.NotNull(folder.Output("manifests/grafana-service.yaml"));
    }

    [Fact]
    public void A_redirect_is_followed_to_https_and_nowhere_else()
    {
        server.Serve("/there", Archive);
        Assert.Equal([], Generate(server.Redirect("/relative", "/there")));
        Directory.Delete(folder.PathOf("cache"), recursive: true);
        Assert.Equal([], Generate(server.Redirect("/absolute", server.Url + "/there")));
        Directory.Delete(folder.PathOf("cache"), recursive: true);

        var plain = server.Redirect("/plain", "http://localhost:1/kube-prometheus.tar.gz?token=1");
        Fails(plain, $"error MM8009: '{plain}' redirects to 'http://localhost:1/kube-prometheus.tar.gz', which is not https");
        var file = server.Redirect("/file", "file:///etc/passwd");
        Fails(file, $"error MM8009: '{file}' redirects to 'file:///etc/passwd', which is not https");
        var round = server.Redirect("/round", "/round");
        Fails(round, $"error MM8009: '{round}' redirects more than 5 times");
    }

    [Fact]
    public void Another_archive_than_the_one_that_was_asked_for_is_refused()
    {
        var other = SmallUpstream.Zip(SmallUpstream.Files);
        var url = server.Serve("/other", other);

        Fails(url, $"error MM8007: '{url}' has the SHA-256 {SmallUpstream.Sum(other)}, expected {SmallUpstream.Sum(Archive)}");
    }

    [Fact]
    public void A_download_that_ends_early_is_refused()
    {
        var head = Encoding.ASCII.GetBytes(FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Length: {Archive.Length}\r\n\r\n"));
        var url = server.Answer("/cut", [.. head, .. Archive[..(Archive.Length / 2)]]);
        Fails(url, $"error MM8008: '{url}' cannot be fetched: ");

        // Without a length only the checksum can detect it.
        var unmeasured = server.Answer("/unmeasured", [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. Archive[..(Archive.Length / 2)]]);
        Fails(unmeasured, "error MM8007: ");
        var chunked = server.Answer("/chunked", [.. "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFF\r\n"u8, .. Archive[..100]]);
        Fails(chunked, $"error MM8008: '{chunked}' cannot be fetched: ");
    }

    [Fact]
    public void An_error_response_is_reported()
    {
        var url = server.Answer("/missing", Encoding.ASCII.GetBytes("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));

        Fails(url, $"error MM8008: '{url}' returned 404 Not Found");
    }

    [Fact]
    public void A_server_that_does_not_answer_is_given_up()
    {
        folder.Environment = folder.Environment with { Timeout = TimeSpan.FromMilliseconds(500) };
        var url = server.Answer("/silent", null);

        Fails(url, $"error MM8008: '{url}' took longer than 0.5 s");
    }

    [Fact]
    public void A_server_that_is_untrusted_or_unreachable_is_an_error()
    {
        folder.Environment = folder.Environment with { Transport = () => new SocketsHttpHandler { UseProxy = false } };
        var url = server.Serve("/a", Archive);
        Fails(url, $"error MM8008: '{url}' cannot be fetched: The remote certificate ");

        server.Dispose();
        Fails(url, $"error MM8008: '{url}' cannot be fetched: ");
    }

    [Fact]
    public void An_archive_that_is_too_large_is_refused_before_or_while_it_is_read()
    {
        folder.Environment = folder.Environment with { Limits = new SourceLimits { ArchiveBytes = 100 } };
        var url = server.Serve("/large", Archive);
        Fails(url, FormattableString.Invariant($"error MM8008: '{url}' has {Archive.Length} bytes; the limit for an archive is 100"));

        var unmeasured = server.Answer("/unmeasured", [.. "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"u8, .. Archive]);
        Fails(unmeasured, $"error MM8008: '{unmeasured}' has more than 100 bytes, the limit for an archive");
    }

    [Fact]
    public void An_archive_that_does_harm_is_not_kept_though_its_sum_is_right()
    {
        var harmful = SmallUpstream.Tar(SmallUpstream.Files, tar => tar.WriteEntry(new PaxTarEntry(TarEntryType.SymbolicLink, "a") { LinkName = "/etc" }));
        var url = server.Serve("/harmful", harmful);

        Assert.Contains("error MM8005: entry 'a' is a symbolic link", Assert.Single(Generate(url, SmallUpstream.Sum(harmful))), StringComparison.Ordinal);
        Assert.Empty(folder.Cached);
    }

    [Fact]
    public void A_run_that_is_cancelled_stops_waiting()
    {
        using var cancelled = new CancellationTokenSource();
        server.Asked = cancelled.Cancel;
        folder.Write("repository/manifests.config.yaml",
            $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  source: {{archive: '{server.Answer("/silent", null)}', sha256: \"{SmallUpstream.Sum(Archive)}\"}}\n");

        Assert.ThrowsAny<OperationCanceledException>(() =>
            Generator.Generate(new GenerateOptions(folder.PathOf("repository/manifests.config.yaml")) { Source = folder.Environment }, cancelled.Token));
    }

    private void Fails(string url, string expected)
    {
        var message = Assert.Single(Generate(url));
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Empty(folder.Cached);
    }

    private string[] Generate(string url, string? sum = null) => folder.Generate($"{{archive: '{url}', sha256: \"{sum ?? SmallUpstream.Sum(Archive)}\"}}");
}
