using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests.Tests.Upstream;

/// <summary><c>source: {archive: PATH, sha256: ...}</c>: what is found, and what is refused.</summary>
public sealed class ArchiveSourceTests : IDisposable
{
    private const int SymbolicLink = unchecked((int)0xA1FF0000);
    private const int Device = 0x21FF0000;
    private const int Changes = 1000;

    private readonly SourceFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_tar_gz_and_a_zip_give_the_set_of_the_folder()
    {
        folder.WriteUpstream("upstream");
        folder.Generate("{directory: ../upstream}");
        var expected = folder.Output("manifests/grafana-service.yaml");

        foreach (var archive in (byte[][])[SmallUpstream.Tar(SmallUpstream.Files), SmallUpstream.Zip(SmallUpstream.Files), SmallUpstream.Tar(SmallUpstream.Files, top: "")])
        {
            Assert.Equal([], Generate(archive));
            Assert.Equal(expected, folder.Output("manifests/grafana-service.yaml"));
            Assert.Contains($"\n  source: archive sha256:{SmallUpstream.Sum(archive)}\n", folder.Output("manifests.lock.yaml"), StringComparison.Ordinal);
        }

        Assert.Empty(folder.Cached);
    }

    [Fact]
    public void An_archive_of_the_manifests_folder_alone_is_found()
    {
        var files = SmallUpstream.Files.Where(file => file.Key.StartsWith("manifests/", StringComparison.Ordinal)).Select(file => KeyValuePair.Create(file.Key["manifests/".Length..], file.Value));

        Assert.Equal([], Generate(SmallUpstream.Tar(files)));
        Assert.NotNull(folder.Output("setup/namespace.yaml"));
    }

    [Fact]
    public void An_error_in_a_file_names_the_archive_and_the_file()
    {
        var files = SmallUpstream.Files;
        files[SmallUpstream.Service] = "apiVersion: v1\nkind: Service\nmetadata: {name: grafana}\nspec: {prots: [], clusterIP: None}\n";

        var message = Assert.Single(Generate(SmallUpstream.Zip(files)));
        Assert.StartsWith("repository/../upstream.tgz/kube-prometheus-1/manifests/grafana-service.yaml(4,8): error MM4003: ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_sum_is_refused()
    {
        var archive = SmallUpstream.Tar(SmallUpstream.Files);
        folder.Write("upstream.tgz", archive);
        var other = new string('0', 64);

        Assert.Equal(
            $"repository/manifests.config.yaml(4,46): error MM8007: 'repository/../upstream.tgz' has the SHA-256 {SmallUpstream.Sum(archive)}, expected {other}",
            Assert.Single(folder.Generate($"{{archive: ../upstream.tgz, sha256: \"{other}\"}}")));
    }

    [Fact]
    public void An_archive_that_is_not_there_or_is_none_is_an_error()
    {
        var sum = new string('a', 64);
        Directory.CreateDirectory(folder.PathOf("folder"));
        folder.Write("empty.tgz", "");

        Assert.Contains("MM8001: archive 'repository/../nothing.zip' not found; the path is relative to the folder of the configuration", Assert.Single(folder.Generate($"{{archive: ../nothing.zip, sha256: {sum}}}")), StringComparison.Ordinal);
        Assert.Contains("MM8001: 'repository/../folder' is a folder; 'archive' must be an archive; use 'directory' for a folder", Assert.Single(folder.Generate($"{{archive: ../folder, sha256: {sum}}}")), StringComparison.Ordinal);
        Assert.Contains("MM8001: 'repository/../empty.tgz' is empty or not a regular file", Assert.Single(folder.Generate($"{{archive: ../empty.tgz, sha256: {sum}}}")), StringComparison.Ordinal);
        Assert.Contains("MM8006: 'repository/../upstream.tgz' is not a .tar.gz or .zip archive", Assert.Single(Generate(Encoding.UTF8.GetBytes("<html>not found</html>"))), StringComparison.Ordinal);
        Assert.Contains("MM8001: 'repository/../upstream.tgz' has no manifests/setup; use an archive of kube-prometheus", Assert.Single(Generate(SmallUpstream.Zip([KeyValuePair.Create("a.yaml", "a")]))), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_cut_of_an_archive_is_an_error()
    {
        foreach (var archive in (byte[][])[SmallUpstream.Tar(SmallUpstream.Files), SmallUpstream.Zip(SmallUpstream.Files)])
        {
            for (var length = 3; length < archive.Length - 40; length += 61)
            {
                Assert.Contains(" error MM80", Assert.Single(Generate(archive[..length])), StringComparison.Ordinal);
            }
        }

        Assert.Null(folder.Output("manifests.lock.yaml"));
    }

    [Fact]
    public void No_change_of_an_archive_makes_it_more_than_an_error()
    {
        var random = new Random(20260618);
        var tar = SmallUpstream.Tar(SmallUpstream.Files);
        foreach (var archive in (byte[][])[tar, SmallUpstream.Unpack(tar), SmallUpstream.Zip(SmallUpstream.Files)])
        {
            for (var i = 0; i < Changes; i++)
            {
                var changed = archive.ToArray();
                for (var count = random.Next(1, 8); count > 0; count--)
                {
                    changed[random.Next(2, changed.Length)] = (byte)random.Next(256);
                }

                var read = UpstreamArchive.Read(changed, "a", SourceLimits.Default, CancellationToken.None);
                Assert.True(read.Succeeded || read.Value.IsDefaultOrEmpty);
            }
        }
    }

    [Theory]
    [InlineData("/etc/passwd.yaml", "has an absolute path")]
    [InlineData("C:/windows.yaml", "has an absolute path")]
    [InlineData("../outside.yaml", "leaves the archive through '..'")]
    [InlineData("kube-prometheus-1/manifests/../../../outside", "leaves the archive through '..'")]
    [InlineData("kube-prometheus-1\\manifests\\a.yaml", "has a backslash in its path")]
    [InlineData("kube-prometheus-1//a.yaml", "has an invalid path")]
    [InlineData("kube-prometheus-1/manifests/grafana-service.yaml", "is duplicated")]
    [InlineData("./kube-prometheus-1/manifests/grafana-service.yaml", "is duplicated")]
    public void Entries_that_lead_elsewhere_or_are_duplicated_are_refused(string name, string fault)
    {
        var expected = $"repository/../upstream.tgz(1,1): error MM8005: entry '{name}' {fault}";

        Assert.Equal(expected, Assert.Single(Generate(SmallUpstream.Tar(SmallUpstream.Files, tar => tar.WriteEntry(SmallUpstream.File(TarEntryType.RegularFile, name, "a: b\n"))))));
        Assert.Equal(expected, Assert.Single(Generate(SmallUpstream.Zip(SmallUpstream.Files, zip => zip.CreateEntry(name)))));
        Assert.Null(folder.Output("manifests.lock.yaml"));
        Assert.False(Path.Exists(folder.PathOf("outside.yaml")));
    }

    [Theory]
    [InlineData(TarEntryType.SymbolicLink, "a symbolic link")]
    [InlineData(TarEntryType.HardLink, "a hard link")]
    [InlineData(TarEntryType.CharacterDevice, "a device")]
    [InlineData(TarEntryType.BlockDevice, "a device")]
    [InlineData(TarEntryType.Fifo, "a pipe")]
    public void Entries_that_are_not_files_are_rejected(TarEntryType type, string kind)
    {
        var entry = new PaxTarEntry(type, "kube-prometheus-1/manifests/a.yaml");
        if (type is TarEntryType.SymbolicLink or TarEntryType.HardLink)
        {
            entry.LinkName = "/etc/passwd";
        }

        Assert.Equal(
            $"repository/../upstream.tgz(1,1): error MM8005: entry 'kube-prometheus-1/manifests/a.yaml' is {kind}; a release contains only files and folders",
            Assert.Single(Generate(SmallUpstream.Tar(SmallUpstream.Files, tar => tar.WriteEntry(entry)))));
    }

    [Theory]
    [InlineData(SymbolicLink, "a symbolic link")]
    [InlineData(Device, "a device or a pipe")]
    public void A_zip_marks_anything_but_files_in_its_attributes(int attributes, string kind) => Assert.Equal(
        $"repository/../upstream.tgz(1,1): error MM8005: entry 'a.yaml' is {kind}; a release contains only files and folders",
        Assert.Single(Generate(SmallUpstream.Zip(SmallUpstream.Files, zip => zip.CreateEntry("a.yaml").ExternalAttributes = attributes))));

    [Fact]
    public void A_bomb_is_refused_before_it_is_unpacked()
    {
        var zeros = new byte[1024 * 1024];
        var tar = SmallUpstream.Tar(SmallUpstream.Files, writer =>
        {
            for (var i = 0; i < 40; i++)
            {
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, $"bomb{i}") { DataStream = new MemoryStream(zeros) });
            }
        });
        var zip = SmallUpstream.Zip(SmallUpstream.Files, writer =>
        {
            for (var i = 0; i < 40; i++)
            {
                using var entry = writer.CreateEntry($"bomb{i}").Open();
                entry.Write(zeros);
            }
        });

        Assert.All([tar, zip], bomb => Assert.Equal(
            FormattableString.Invariant($"repository/../upstream.tgz(1,1): error MM8005: the archive unpacks to more than {SourceLimits.Default.UnpackedBytesOf(bomb.Length)} bytes"),
            Assert.Single(Generate(bomb))));
    }

    [Fact]
    public void What_follows_the_last_entry_counts_as_well()
    {
        using var content = new MemoryStream();
        using (var compressed = new GZipStream(content, CompressionLevel.Fastest, leaveOpen: true))
        {
            using var inner = new GZipStream(new MemoryStream(SmallUpstream.Tar(SmallUpstream.Files)), CompressionMode.Decompress);
            inner.CopyTo(compressed);
            compressed.Write(new byte[32 * 1024 * 1024]);
        }

        Assert.Contains("MM8005: the archive unpacks to more than ", Assert.Single(Generate(content.ToArray())), StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_that_lies_about_a_size_is_not_read_beyond_it()
    {
        var archive = SmallUpstream.Zip([KeyValuePair.Create("manifests/setup/namespace.yaml", new string('a', 1000))]);

        // 1000 occurs once in the central directory of an archive that was written as a stream.
        var central = archive.AsSpan().LastIndexOf("PK\x1\x2"u8);
        BitConverter.TryWriteBytes(archive.AsSpan(central + 24, 4), 10);

        var read = UpstreamArchive.Read(archive, "a", SourceLimits.Default, CancellationToken.None);
        Assert.All(read.Value, file => Assert.InRange(file.Content.Length, 0, 10));
    }

    [Fact]
    public void Too_many_entries_and_too_large_files_are_refused()
    {
        folder.Environment = folder.Environment with { Limits = new SourceLimits { Entries = 3 } };
        Assert.Contains("MM8005: the archive has more than 3 entries", Assert.Single(Generate(SmallUpstream.Zip(SmallUpstream.Files))), StringComparison.Ordinal);

        folder.Environment = folder.Environment with { Limits = new SourceLimits { FileBytes = 100 } };
        Assert.Contains(" bytes; the limit for a file is 100", Assert.Single(Generate(SmallUpstream.Tar(SmallUpstream.Files))), StringComparison.Ordinal);

        folder.Environment = folder.Environment with { Limits = new SourceLimits { ArchiveBytes = 100 } };
        Assert.Contains(" bytes; the limit for an archive is 100", Assert.Single(Generate(SmallUpstream.Tar(SmallUpstream.Files))), StringComparison.Ordinal);
    }

    private string[] Generate(byte[] archive)
    {
        folder.Write("upstream.tgz", archive);
        return folder.Generate($"{{archive: ../upstream.tgz, sha256: \"{SmallUpstream.Sum(archive)}\"}}");
    }
}
