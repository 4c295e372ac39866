using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>Reads JSON (RFC 8259) into the same nodes as YAML, each with its location.</summary>
internal static class JsonReader
{
    private static readonly JsonReaderOptions SeveralValues = new() { AllowSeveralValues = true };

    private delegate T Reading<T>(JsonTree tree);

    /// <summary>The value of a text. A syntax error ends the reading; duplicate names are all reported.</summary>
    public static Result<YamlNode> Read(SourceText source, JsonReaderOptions? options = null)
    {
        options ??= JsonReaderOptions.Default;
        if (Refuse(source, options) is { } refused)
        {
            return new(null, [refused]);
        }

        return source.Text.AsSpan().Trim(" \t\r\n").IsEmpty
            ? new(null, [Diagnostic.Error(JsonCodes.Syntax, source.At(0, 0), "the file is empty; expected a JSON value")])
            : Encode(source, options, static tree => tree.Read(), static fault => new(null, [fault]));
    }

    /// <summary>The values of a text, one after another, up to a syntax error.</summary>
    public static Result<ImmutableArray<YamlDocument>> ReadStream(SourceText source) => Refuse(source, SeveralValues) is { } refused
        ? new([], [refused])
        : Encode(source, SeveralValues, static tree => tree.ReadAll(), static fault => new(ImmutableArray<YamlDocument>.Empty, [fault]));

    private static T Encode<T>(SourceText source, JsonReaderOptions options, Reading<T> read, Func<Diagnostic, T> fail)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetByteCount(source.Text));
        try
        {
            return Utf8.FromUtf16(source.Text, utf8, out var taken, out var written, replaceInvalidSequences: false) == OperationStatus.Done
                ? read(new JsonTree(source, utf8.AsSpan(0, written), options))
                : fail(Diagnostic.Error(JsonCodes.Syntax, source.At(taken, 1), JsonFault.HalfPair));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8);
        }
    }

    private static Diagnostic? Refuse(SourceText source, JsonReaderOptions options) => source.Length <= options.MaxLength ? null
        : Diagnostic.Error(TextCodes.TooLarge, source.At(0, 0), FormattableString.Invariant($"the text has {source.Length} characters; the limit is {options.MaxLength}"));
}
