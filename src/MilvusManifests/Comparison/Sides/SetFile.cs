using System.Globalization;
using MilvusManifests.Text;

namespace MilvusManifests.Comparison.Sides;

/// <summary>A file of manifests as it was read.</summary>
/// <param name="Path">Its path below the folder, with <c>/</c>.</param>
/// <param name="Shown">It as diagnostics show it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record SetFile(string Path, string Shown, byte[] Content)
{
    /// <summary>Whether a file of this name is read.</summary>
    public static bool IsManifest(string path) => System.IO.Path.GetExtension(path) is ".yaml" or ".yml" or ".json";
}

/// <summary>How much of a folder or revision is read.</summary>
/// <param name="Files">The number of files so far.</param>
/// <param name="Bytes">Their bytes.</param>
internal readonly record struct SetSize(int Files, long Bytes)
{
    /// <summary>The most bytes of all files together: 512 MiB.</summary>
    public const int MaxBytes = 512 * 1024 * 1024;

    private const int MaxFiles = 20_000;

    /// <summary>With one more file.</summary>
    public SetSize Add(long bytes) => new(Files + 1, Bytes + bytes);

    /// <summary>The error where the last file was too large or one too many; null where it was not.</summary>
    /// <param name="shown">The file as diagnostics show it.</param>
    /// <param name="bytes">Its bytes.</param>
    public Diagnostic? Check(string shown, long bytes) =>
        bytes > SourceFile.DefaultMaxBytes ? Fail(shown, "the file is larger than 32 MiB")
        : Files > MaxFiles || Bytes > MaxBytes ? Fail(shown, string.Create(CultureInfo.InvariantCulture, $"more than {MaxFiles} files or {MaxBytes / (1024 * 1024)} MiB; is this the right folder?"))
        : null;

    private static Diagnostic Fail(string shown, string message) => Diagnostic.Error(Codes.ComparedSize, new SourceText(shown, "").At(0, 0), message);
}
