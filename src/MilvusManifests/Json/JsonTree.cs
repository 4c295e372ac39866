using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Reading;

namespace MilvusManifests.Json;

/// <summary>Creates nodes from the tokens of a text.</summary>
internal ref struct JsonTree
{
    private const int MaxDiagnostics = 100;

    private readonly SourceText source;
    private readonly ReadOnlySpan<byte> utf8;
    private readonly JsonReaderOptions options;
    private readonly DiagnosticBag diagnostics = new(MaxDiagnostics);
    private readonly List<YamlEntry> entries = [];
    private readonly List<YamlNode> items = [];
    private Utf8JsonReader reader;
    private int asciiEnd;
    private int surplus;
    private bool failed;

    /// <summary>Takes the text and its bytes.</summary>
    public JsonTree(SourceText source, ReadOnlySpan<byte> utf8, JsonReaderOptions options)
    {
        this.source = source;
        this.utf8 = utf8;
        this.options = options;
        // One level more than is allowed, so that the error for too many levels is ours.
        reader = new Utf8JsonReader(utf8, new System.Text.Json.JsonReaderOptions { MaxDepth = options.MaxDepth + 1, AllowMultipleValues = options.AllowSeveralValues });
    }

    /// <summary>The values of the text, one after another, up to a syntax error.</summary>
    public Result<ImmutableArray<YamlDocument>> ReadAll()
    {
        var documents = ImmutableArray.CreateBuilder<YamlDocument>();
        while (Next('\0') && ReadValue(1) is { } root)
        {
            documents.Add(new YamlDocument(root, root.Location!));
        }

        return new(documents.DrainToImmutable(), diagnostics.InOrderOfText());
    }

    /// <summary>The value of the text.</summary>
    public Result<YamlNode> Read()
    {
        var root = Next('\0') ? ReadValue(1) : null;
        if (root is not null)
        {
            Next('\0');
        }

        return new(failed ? null : root, diagnostics.InOrderOfText());
    }

    private YamlNode? ReadValue(int depth)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return ReadString();
            case JsonTokenType.StartObject or JsonTokenType.StartArray when depth > options.MaxDepth:
                var place = LocationTo(reader.BytesConsumed);
                diagnostics.Error(YamlCodes.Depth, place, FormattableString.Invariant($"more than {options.MaxDepth} levels of objects and arrays"));
                return null;
            case JsonTokenType.StartObject:
                return ReadObject(depth);
            case JsonTokenType.StartArray:
                return ReadArray(depth);
            default:
                return ReadPlain();
        }
    }

    private YamlMapping? ReadObject(int depth)
    {
        var start = Offset(reader.TokenStartIndex);
        var first = entries.Count;
        while (Next('}') && reader.TokenType != JsonTokenType.EndObject)
        {
            if (ReadString() is not { } key || !Next('}') || ReadValue(depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(key, value));
        }

        if (failed)
        {
            return null;
        }

        var read = CollectionsMarshal.AsSpan(entries)[first..].ToArray();
        entries.RemoveRange(first, entries.Count - first);
        read = options.AllowDuplicateKeys ? KeepLast(read) : YamlDuplicateKeys.Remove(read, diagnostics);
        return new YamlMapping(ImmutableCollectionsMarshal.AsImmutableArray(read), From(start, reader.BytesConsumed));
    }

    private YamlSequence? ReadArray(int depth)
    {
        var start = Offset(reader.TokenStartIndex);
        var first = items.Count;
        while (Next(']') && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadValue(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
        }

        if (failed)
        {
            return null;
        }

        var read = CollectionsMarshal.AsSpan(items)[first..].ToArray();
        items.RemoveRange(first, items.Count - first);
        return new YamlSequence(ImmutableCollectionsMarshal.AsImmutableArray(read), From(start, reader.BytesConsumed));
    }

    private YamlScalar? ReadString()
    {
        // What a name consumes ends after its colon.
        var location = LocationTo(reader.TokenStartIndex + reader.ValueSpan.Length + 2);
        try
        {
            var text = reader.ValueIsEscaped ? reader.GetString()! : source.Text.Substring(location.Span.Start + 1, location.Span.Length - 2);
            return YamlScalar.String(text, location);
        }
        catch (InvalidOperationException)
        {
            diagnostics.Error(JsonCodes.Syntax, location, JsonFault.HalfPair);
            return null;
        }
    }

    private YamlScalar ReadPlain()
    {
        var location = LocationTo(reader.BytesConsumed);
        return reader.TokenType switch
        {
            JsonTokenType.Number => new YamlScalar(source.Text.Substring(location.Span.Start, location.Span.Length), YamlScalarStyle.Plain, location),
            JsonTokenType.Null => new YamlScalar("null", YamlScalarStyle.Plain, YamlScalarKind.Null, location),
            var type => new YamlScalar(type == JsonTokenType.True ? "true" : "false", YamlScalarStyle.Plain, YamlScalarKind.Boolean, location),
        };
    }

    /// <summary>Reads the next token; false at the end or at a syntax error.</summary>
    /// <param name="close">What closes the object or array around the token.</param>
    private bool Next(char close)
    {
        var (last, end) = (reader.TokenType, reader.BytesConsumed);
        try
        {
            return reader.Read();
        }
        catch (JsonException)
        {
            failed = true;
            diagnostics.Add(new JsonFault(source).Find(Offset(end), last, close));
            return false;
        }
    }

    private Location LocationTo(long end) => From(Offset(reader.TokenStartIndex), end);

    private Location From(int start, long end) => source.At(start, Offset(end) - start);

    /// <summary>The text position of a byte position, which must not be before the previous one.</summary>
    private int Offset(long at)
    {
        if (at > asciiEnd)
        {
            var wide = utf8[asciiEnd..(int)at];
            surplus += wide.Length - Encoding.UTF8.GetCharCount(wide);
            var ascii = utf8[(int)at..].IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            asciiEnd = ascii < 0 ? utf8.Length : (int)at + ascii;
        }

        return (int)at - surplus;
    }

    private static YamlEntry[] KeepLast(YamlEntry[] read)
    {
        var last = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        foreach (var entry in read)
        {
            last[entry.Key.Value] = entry;
        }

        return last.Count == read.Length ? read : [.. last.Values];
    }
}
