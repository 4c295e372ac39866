using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MilvusManifests.Artifacts;
using MilvusManifests.Delivery;

namespace MilvusManifests.Tests.Artifacts;

/// <summary>The bytes of an artifact, which are the same on every machine.</summary>
public class ArtifactTests
{
    private static readonly string LongName = $"manifests/{new string('a', 120)}/b.yaml";

    public static TheoryData<string> References =>
        ["oci://ghcr.io/acme/monitoring:v1", "oci://localhost:5000/a:b", "oci://[::1]:5000/a:b", "oci://registry.example.com:8443/a/b-c/d__e/f.g:V1.0_x-y"];

    // A new version of the runtime that writes archives in another way is found out here: digests that are pinned elsewhere would change.
    [Fact]
    public void Digests_are_pinned()
    {
        var artifact = Artifact.Of([OutputFile.FromText(LongName, "b\n"), OutputFile.FromText("a.yaml", string.Concat(Enumerable.Repeat("key: value\n", 100)))], new ArtifactOptions());

        Assert.Equal(
            [
                "sha256:66a31c1b51c04f38afb81a247db8aa5ab58d5645cf1757dd1b4a91585d69f7da",
                "sha256:024c096279ec6393696405c16c46f667cf684f98adebc7c4ff0252e444fdd22c",
                "sha256:b3d3a661adf1086708cdd4537ac88d10fc4b0be39af375af3115cf22665fb9db",
            ],
            [artifact.Manifest.Digest, .. artifact.Blobs.Select(blob => blob.Digest)]);
    }

    [Fact]
    public void Files_are_in_order_whatever_the_order_of_the_set()
    {
        OutputFile[] files = [OutputFile.FromText("b/c.yaml", "1"), OutputFile.FromText("a.yaml", "2"), OutputFile.FromText("b-c.yaml", "3"), OutputFile.FromText(LongName, "4")];

        var layers = new[] { ArtifactLayer.Of([.. files]), ArtifactLayer.Of([.. files.Reverse()]) };

        Assert.Equal(layers[0].Compressed, layers[1].Compressed);
        using var tar = new TarReader(new GZipStream(new MemoryStream(layers[0].Compressed), CompressionMode.Decompress));
        var names = new List<string>();
        while (tar.GetNextEntry() is { } entry)
        {
            names.Add(entry.Name);
        }

        Assert.Equal(["a.yaml", "b-c.yaml", "b/c.yaml", LongName], names);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 256)]
    [InlineData(3, 1)]
    [InlineData(300, 1)]
    [InlineData(5_000, 3)]
    [InlineData(100_000, 2)]
    [InlineData(100_000, 256)]
    public void What_is_compressed_is_read_by_others(int length, int letters)
    {
        var random = new Random(length + letters);
        var content = new byte[length];
        for (var i = 0; i < length; i++)
        {
            content[i] = (byte)random.Next(letters);
        }

        AssertRoundTrips(content);
    }

    [Fact]
    public void Text_that_repeats_itself_becomes_small()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(i => FormattableString.Invariant($"- name: metric_{i % 300}\n  help: what the metric says\n")));

        Assert.InRange(AssertRoundTrips(Encoding.UTF8.GetBytes(text)), 1, text.Length / 20);
    }

    [Theory]
    [MemberData(nameof(References))]
    public void A_reference_is_read_as_it_is_written(string text) => Assert.Equal((text, ""), (ArtifactReference.Parse(text, out var fault)?.ToString(), fault));

    [Theory]
    [InlineData("ghcr.io/a:b", "'ghcr.io/a:b' does not begin with oci://")]
    [InlineData("oci://ghcr.io/a", "'oci://ghcr.io/a' has no tag; write oci://HOST/REPOSITORY:TAG")]
    [InlineData("oci://localhost:5000/a", "'oci://localhost:5000/a' has no tag; write oci://HOST/REPOSITORY:TAG")]
    [InlineData("oci://ghcr.io/A:b", "'oci://ghcr.io/A:b' is not oci://HOST/REPOSITORY:TAG: a repository has lower-case letters, digits, '.', '_', '-' and '/', a tag up to 128 letters, digits, '.', '_' and '-'")]
    [InlineData("oci://ann:swordfish@ghcr.io/a:b", "expected oci://HOST/REPOSITORY:TAG without a user and a digest: credentials are read from Docker's configuration, and the digest is printed")]
    public void A_reference_that_is_none_is_explained(string text, string message)
    {
        Assert.Null(ArtifactReference.Parse(text, out var fault));
        Assert.Equal(message, fault);
    }

    [Theory]
    [InlineData("oci://localhost:5000/a:b", "http://localhost:5000/")]
    [InlineData("oci://127.0.0.1/a:b", "http://127.0.0.1/")]
    [InlineData("oci://[::1]:5000/a:b", "http://[::1]:5000/")]
    [InlineData("oci://localhost.example.com/a:b", "https://localhost.example.com/")]
    [InlineData("oci://10.0.0.1:5000/a:b", "https://10.0.0.1:5000/")]
    [InlineData("oci://docker.io/acme/a:b", "https://registry-1.docker.io/")]
    public void Only_this_machine_is_spoken_to_without_encryption(string text, string root) => Assert.Equal(new Uri(root), ArtifactReference.Parse(text, out _)!.Root);

    private static int AssertRoundTrips(byte[] content)
    {
        using var compressed = new MemoryStream();
        Deflate.Compress(content, compressed);
        using var read = new MemoryStream();
        using var stream = new DeflateStream(new MemoryStream(compressed.ToArray()), CompressionMode.Decompress);
        stream.CopyTo(read);
        Assert.Equal(content, read.ToArray());
        return (int)compressed.Length;
    }
}
