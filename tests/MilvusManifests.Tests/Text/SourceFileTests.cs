using MilvusManifests.Text;

namespace MilvusManifests.Tests.Text;

public sealed class SourceFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_byte_order_mark_is_not_part_of_the_text()
    {
        var path = Write([0xEF, 0xBB, 0xBF, (byte)'a']);

        Assert.Equal("a", SourceFile.Read(path).Value!.Text);
    }

    [Fact]
    public void The_text_is_named_as_asked() =>
        Assert.Equal("config.yaml", SourceFile.Read(Write("é"u8), "config.yaml").Value!.Path);

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "a.yaml(1,1): error MM3016: 'a.yaml' is UTF-16; save it as UTF-8")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61 }, "a.yaml(1,1): error MM3016: 'a.yaml' is UTF-16; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x00, 0x3A, 0x00 }, "a.yaml(1,1): error MM3016: 'a.yaml' is UTF-16; save it as UTF-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00, 0x61, 0x00, 0x00, 0x00 }, "a.yaml(1,1): error MM3016: 'a.yaml' is UTF-32; save it as UTF-8")]
    [InlineData(new byte[] { 0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x00, 0x61 }, "a.yaml(1,1): error MM3016: 'a.yaml' is UTF-32; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x00, 0x00, 0x00 }, "a.yaml(1,1): error MM3016: 'a.yaml' is UTF-32; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x0A, 0x62, 0xE9, 0x0A }, "a.yaml(2,2): error MM3016: 'a.yaml' is not UTF-8; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x00, 0x62 }, "a.yaml(1,2): error MM3016: 'a.yaml' is not text: it contains a zero byte")]
    public void What_is_not_UTF_8_text_is_refused(byte[] bytes, string expected)
    {
        var result = SourceFile.Read(Write(bytes), "a.yaml");

        Assert.Null(result.Value);
        Assert.Equal(expected, Assert.Single(result.Diagnostics).ToString());
    }

    [Fact]
    public void A_file_that_is_not_there_a_folder_and_a_large_file_are_refused()
    {
        Assert.Equal("b.yaml(1,1): error MM3015: 'b.yaml' does not exist", One(SourceFile.Read(Path.Combine(folder, "b.yaml"), "b.yaml")));
        Assert.Equal("b.yaml(1,1): error MM3015: 'b.yaml' is a folder; a file is expected", One(SourceFile.Read(folder, "b.yaml")));
        Assert.Equal("b.yaml(1,1): error MM3009: the file is larger than 0 MiB", One(SourceFile.Read(Write("abc"u8), "b.yaml", maxBytes: 2)));
    }

    private static string One(Result<SourceText> result) => Assert.Single(result.Diagnostics).ToString();

    private string Write(ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(folder, "a.yaml");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
