using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using MilvusManifests.Artifacts;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Artifacts;

/// <summary><c>push</c> to a real registry of this machine.</summary>
public sealed class PushCommandTests : IDisposable
{
    private readonly PushFolder folder = new();
    private readonly RegistryProcess registry = new();

    public void Dispose()
    {
        registry.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void What_is_pulled_is_what_generate_writes()
    {
        CommandLineRun.In(folder.Path, "generate");

        var run = folder.Push(Reference("v1"));

        var manifest = registry.Get("acme/monitoring/manifests/v1");
        Assert.Equal(new CommandLineRun(0, $"Pushed {Reference("v1")} as {ArtifactBlob.DigestOf(manifest)}\n", ""), run);
        using var json = JsonDocument.Parse(manifest);
        Assert.Equal("application/vnd.cncf.flux.config.v1+json", json.RootElement.GetProperty("config").GetProperty("mediaType").GetString());
        var layer = Assert.Single(json.RootElement.GetProperty("layers").EnumerateArray());
        Assert.Equal("application/vnd.oci.image.layer.v1.tar+gzip", layer.GetProperty("mediaType").GetString());
        var entries = Unpack(registry.Get($"acme/monitoring/blobs/{layer.GetProperty("digest").GetString()}"));
        Assert.Equal(["kustomization.yaml", "manifests/a.yaml", "patches/prometheus-clusterRole.json"], entries.Select(entry => entry.Name));
        Assert.All(entries, entry =>
        {
            Assert.Equal(File.ReadAllText(folder.At($"output/{entry.Name}")), entry.Text);
            Assert.Equal((DateTimeOffset.UnixEpoch, 0, 0, "644"), (entry.Header.ModificationTime, entry.Header.Uid, entry.Header.Gid, Convert.ToString((int)entry.Header.Mode, 8)));
        });
    }

    [Fact]
    public void The_same_set_has_the_same_digest_and_is_not_sent_again()
    {
        var first = folder.Push(Reference("v1")).Output;
        var again = folder.Push(Reference("v1"));
        var other = folder.Push(Reference("v2"), "--verbose");

        var digest = first.TrimEnd('\n').Split(' ')[^1];
        Assert.Equal(new CommandLineRun(0, $"Nothing to push: the registry has {Reference("v1")} as {digest}\n", ""), again);
        Assert.Equal((0, $"Pushed {Reference("v2")} as {digest}\n"), (other.ExitCode, other.Output));
        Assert.DoesNotContain("POST ", other.Error, StringComparison.Ordinal);
        Assert.Equal($"Would push {Reference("v3")} as {digest}\n", folder.Push(Reference("v3"), "--dry-run").Output);
        Assert.False(registry.Has("acme/monitoring/manifests/v3"));
    }

    [Fact]
    public void The_artifact_says_where_it_comes_from_and_no_clock_is_read()
    {
        string[] arguments = [Reference("v1"), "--layer", "flux", "--source", "https://ann:swordfish@example.com/acme/monitoring", "--revision", "main@sha1:0123"];

        Assert.Equal(0, folder.Push("1700000000", arguments).ExitCode);

        using var json = JsonDocument.Parse(registry.Get("acme/monitoring/manifests/v1"));
        Assert.Equal("application/vnd.cncf.flux.content.v1.tar+gzip", json.RootElement.GetProperty("layers")[0].GetProperty("mediaType").GetString());
        Assert.Equal(
            """{"org.opencontainers.image.created":"2023-11-14T22:13:20Z","org.opencontainers.image.revision":"main@sha1:0123","org.opencontainers.image.source":"https://ann:(hidden)@example.com/acme/monitoring"}""",
            json.RootElement.GetProperty("annotations").GetRawText());
        Assert.StartsWith("Nothing to push: ", folder.Push("1700000000", arguments).Output, StringComparison.Ordinal);
        Assert.Equal(
            new CommandLineRun(2, "", "milvus-manifests: the environment variable SOURCE_DATE_EPOCH is not a number of seconds\nRun 'milvus-manifests push --help' for usage.\n"),
            folder.Push("yesterday", arguments));
    }

    [Fact]
    public void Json_has_the_digest()
    {
        using var json = JsonDocument.Parse(folder.Push(Reference("v1"), "--format", "json").Output);

        Assert.Equal(
            (true, true, Reference("v1"), ArtifactBlob.DigestOf(registry.Get("acme/monitoring/manifests/v1"))),
            (json.RootElement.GetProperty("succeeded").GetBoolean(), json.RootElement.GetProperty("pushed").GetBoolean(), json.RootElement.GetProperty("reference").GetString(), json.RootElement.GetProperty("digest").GetString()));
    }

    [Fact]
    public void An_upload_that_is_cut_short_leaves_the_tag_and_is_made_good_by_the_next()
    {
        var random = new Random(1);
        folder.Write(
            "templates/manifests/large.yaml.sbn",
            $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: large, namespace: apps}}\ndata: {{key: \"{string.Concat(Enumerable.Range(0, 50_000).Select(_ => random.Next(16).ToString("x", CultureInfo.InvariantCulture)))}\"}}\n");
        using var proxy = new CuttingProxy(registry.Address, most: 10_000);
        var reference = $"oci://{proxy.Address}/acme/monitoring:v1";

        var cut = folder.Push(reference);
        var isThere = registry.Has("acme/monitoring/manifests/v1");
        proxy.IsBroken = false;
        var whole = folder.Push(reference);

        Assert.Equal(new CommandLineRun(1, "", $"error MM5404: '{proxy.Address}' did not take the layer: the connection was closed before all was sent\n"), cut);
        Assert.False(isThere);
        Assert.Equal((0, ""), (whole.ExitCode, whole.Error));
        Assert.True(registry.Has("acme/monitoring/manifests/v1"));
    }

    [Fact]
    public void A_registry_that_has_no_room_is_quoted()
    {
        using var proxy = new RegistryProxy(registry, context => context.Request.HttpMethod == "PUT" && context.Request.RawUrl!.Contains("/manifests/", StringComparison.Ordinal)
            && RegistryProxy.Answer(context, 507, """{"errors": [{"code": "DENIED", "message": "quota exceeded"}]}"""));

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM5404: '{proxy.Address}' did not take the manifest: 507 InsufficientStorage: quota exceeded\n"),
            folder.Push($"oci://{proxy.Address}/acme/monitoring:v1"));
    }

    [Theory]
    [InlineData("""{"errors": [{"message": "\ud800"}]}""")]
    [InlineData("""{"errors": [{"\ud800": 1}]}""")]
    [InlineData("""{"\ud800": 1}""")]
    public void An_answer_with_half_a_character_is_not_quoted(string body)
    {
        using var proxy = new RegistryProxy(registry, context => context.Request.HttpMethod == "PUT" && context.Request.RawUrl!.Contains("/manifests/", StringComparison.Ordinal)
            && RegistryProxy.Answer(context, 507, body));

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM5404: '{proxy.Address}' did not take the manifest: 507 InsufficientStorage\n"),
            folder.Push($"oci://{proxy.Address}/acme/monitoring:v1"));
    }

    [Theory]
    [InlineData("http://example.com/elsewhere", "leads to 'http://example.com/elsewhere', which is not https")]
    [InlineData("http://ann:swordfish@example.com/elsewhere?token=swordfish", "leads to 'http://ann:(hidden)@example.com/elsewhere', which is not https")]
    [InlineData("/v2/", "redirects more than 5 times")]
    public void A_redirect_to_an_unsafe_address_is_refused(string location, string message)
    {
        using var proxy = new RegistryProxy(registry, context => RegistryProxy.Answer(context, 307, "", ("Location", location)));

        Assert.Equal(new CommandLineRun(1, "", $"error MM5405: '{proxy.Address}' {message}\n"), folder.Push($"oci://{proxy.Address}/acme/monitoring:v1"));
    }

    [Theory]
    [InlineData("//")]
    [InlineData("//:1/")]
    [InlineData("https://[/")]
    public void A_redirect_to_no_address_is_no_redirect(string location)
    {
        using var proxy = new RegistryProxy(registry, context => context.Request.HttpMethod == "PUT" && RegistryProxy.Answer(context, 307, "", ("Location", location)));

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM5404: '{proxy.Address}' did not take the layer: 307 RedirectKeepVerb\n"),
            folder.Push($"oci://{proxy.Address}/acme/monitoring:v1"));
    }

    [Fact]
    public void A_registry_that_stores_something_else_is_found_out()
    {
        using var proxy = new RegistryProxy(registry, context => context.Request.HttpMethod == "PUT" && context.Request.RawUrl!.Contains("/manifests/", StringComparison.Ordinal)
            && RegistryProxy.Answer(context, 201, "", ("Docker-Content-Digest", "sha256:0")));

        var run = folder.Push($"oci://{proxy.Address}/acme/monitoring:v1");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error MM5405: '{proxy.Address}' stored the manifest as sha256:0, and not as sha256:", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void A_push_that_waits_for_the_registry_ends(string signal)
    {
        Needs.Unix();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        using var process = Process.Start(folder.Start($"oci://{silent.LocalEndpoint}/acme/monitoring:v1"))!;
        using var client = silent.AcceptTcpClient();

        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
    }

    private string Reference(string tag) => $"oci://{registry.Address}/acme/monitoring:{tag}";

    private static List<(string Name, string Text, TarEntry Header)> Unpack(byte[] layer)
    {
        using var tar = new TarReader(new GZipStream(new MemoryStream(layer), CompressionMode.Decompress));
        var entries = new List<(string, string, TarEntry)>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream!.CopyTo(content);
            entries.Add((entry.Name, Encoding.UTF8.GetString(content.ToArray()), entry));
        }

        return entries;
    }
}
