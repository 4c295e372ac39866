using System.Buffers;
using System.Text;
using System.Text.Unicode;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>Reads JSON (RFC 8259) into the same nodes as YAML, each with its location.</summary>
internal static class JsonReader
{
    /// <summary>The value of a text. A syntax error ends the reading; duplicate names are all reported.</summary>
    public static Result<YamlNode> Read(SourceText source, JsonReaderOptions? options = null)
    {
        options ??= JsonReaderOptions.Default;
        if (source.Length > options.MaxLength)
        {
            return Fail(TextCodes.TooLarge, source.At(0, 0),
                FormattableString.Invariant($"the text has {source.Length} characters; the limit is {options.MaxLength}"));
        }

        if (source.Text.AsSpan().Trim(" \t\r\n").IsEmpty)
        {
            return Fail(JsonCodes.Syntax, source.At(0, 0), "the file is empty; expected a JSON value");
        }

        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(source.Text));
        try
        {
            return Utf8.FromUtf16(source.Text, utf8, out var read, out var written, replaceInvalidSequences: false) == OperationStatus.Done
                ? new JsonTree(source, utf8.AsSpan(0, written), options).Read()
                : Fail(JsonCodes.Syntax, source.At(read, 1), JsonFault.HalfPair);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    private static Result<YamlNode> Fail(DiagnosticCode code, Location location, string message) => new(null, [Diagnostic.Error(code, location, message)]);
}
