using System.Buffers;
using System.Text;

namespace MilvusManifests.Text;

/// <summary>Reads files into texts.</summary>
internal static class SourceFile
{
    /// <summary>The largest file that is read unless the caller says otherwise: 32 MiB.</summary>
    public const int DefaultMaxBytes = 32 * 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, without its byte order mark.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shownPath">The file as diagnostics show it; <paramref name="path"/> when null.</param>
    /// <param name="maxBytes">The size from which the file is refused.</param>
    public static Result<SourceText> Read(string path, string? shownPath = null, int maxBytes = DefaultMaxBytes)
    {
        var shown = shownPath ?? path;
        try
        {
            // Opening a pipe waits for somebody to write into it, and a device may never end.
            if (FileEntry.TargetKindAt(path) == EntryKind.Other)
            {
                return Fail(StartOf(shown), TextCodes.FileUnreadable, $"'{shown}' is a pipe, a socket or a device; a regular file is expected");
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (stream.CanSeek && stream.Length > maxBytes)
            {
                return Fail(StartOf(shown), TextCodes.TooLarge, TooLarge(maxBytes));
            }

            return ReadAll(stream, shown, maxBytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Fail(StartOf(shown), TextCodes.FileUnreadable, Reason(path, shown, e));
        }
    }

    /// <summary>The text of bytes: UTF-8, with or without a byte order mark.</summary>
    public static Result<SourceText> Decode(string shownPath, ReadOnlySpan<byte> bytes)
    {
        if (WiderEncoding(bytes) is { } encoding)
        {
            return Fail(StartOf(shownPath), TextCodes.FileEncoding, $"'{shownPath}' is {encoding}; save it as UTF-8");
        }

        var content = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        var zero = content.IndexOf((byte)0);
        try
        {
            if (zero < 0)
            {
                return new Result<SourceText>(new SourceText(shownPath, Strict.GetString(content)), []);
            }
        }
        catch (DecoderFallbackException)
        {
        }

        var lenient = new SourceText(shownPath, Encoding.UTF8.GetString(content));
        var bad = lenient.Text.AsSpan().IndexOfAny('\0', '\uFFFD');
        var message = zero >= 0
            ? $"'{shownPath}' is not text: it contains a zero byte"
            : $"'{shownPath}' is not UTF-8; save it as UTF-8";
        return Fail(lenient.At(Math.Max(bad, 0), 0), TextCodes.FileEncoding, message);
    }

    // Without a byte order mark, the zeros around a first character of ASCII tell.
    private static string? WiderEncoding(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] or [not 0, 0, 0, 0, ..] or [0, 0, 0, not 0, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [not 0, 0, not 0, 0, ..] or [0, not 0, 0, not 0, ..] => "UTF-16",
        _ => null,
    };

    // A file may grow while it is read, and those that the kernel makes up say nothing about their size.
    private static Result<SourceText> ReadAll(FileStream stream, string shown, int maxBytes)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Math.Max(4096, (stream.CanSeek ? (int)stream.Length : 0) + 1));
        try
        {
            var length = 0;
            int read;
            while ((read = stream.Read(buffer, length, buffer.Length - length)) > 0)
            {
                length += read;
                if (length > maxBytes)
                {
                    return Fail(StartOf(shown), TextCodes.TooLarge, TooLarge(maxBytes));
                }

                if (length == buffer.Length)
                {
                    var larger = ArrayPool<byte>.Shared.Rent(2 * length);
                    buffer.CopyTo(larger, 0);
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = larger;
                }
            }

            return Decode(shown, buffer.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static string Reason(string path, string shown, Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => $"'{shown}' does not exist",
        UnauthorizedAccessException when Directory.Exists(path) => $"'{shown}' is a folder; a file is expected",
        UnauthorizedAccessException => $"'{shown}' may not be read",
        _ => $"'{shown}' cannot be read: {e.Message.ReplaceLineEndings(" ")}",
    };

    private static string TooLarge(int maxBytes) => $"the file is larger than {maxBytes / (1024 * 1024)} MiB";

    private static Location StartOf(string shown) => new SourceText(shown, "").At(0, 0);

    private static Result<SourceText> Fail(Location location, DiagnosticCode code, string message) =>
        new(null, [Diagnostic.Error(code, location, message)]);
}
