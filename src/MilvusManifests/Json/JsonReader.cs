using System.Runtime.InteropServices;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>Reads JSON (RFC 8259) into the nodes that YAML is read into, each with its place.</summary>
public sealed class JsonReader
{
    private const int MaxDiagnostics = 100;

    private readonly SourceText source;
    private readonly JsonReaderOptions options;
    private readonly DiagnosticBag diagnostics = new(MaxDiagnostics);
    private readonly List<YamlEntry> entries = [];
    private readonly List<YamlNode> items = [];
    private JsonScanner scanner;

    private JsonReader(SourceText source, JsonReaderOptions options)
    {
        this.source = source;
        this.options = options;
        scanner = new JsonScanner(source.Text);
    }

    /// <summary>The value that a text holds. A syntax error ends the reading; names that stand twice are all reported.</summary>
    public static Result<YamlNode> Read(SourceText source, JsonReaderOptions? options = null)
    {
        options ??= JsonReaderOptions.Default;
        if (source.Length > options.MaxLength)
        {
            return new(null, [Diagnostic.Error(Codes.YamlSize, source.At(0, 0),
                FormattableString.Invariant($"the text has {source.Length} characters; at most {options.MaxLength} are read"))]);
        }

        return source.Text.AsSpan().Trim(" \t\r\n").IsEmpty
            ? new(null, [Diagnostic.Error(Codes.JsonSyntax, source.At(0, 0), "there is nothing but blanks; a JSON value is expected")])
            : new JsonReader(source, options).Read();
    }

    private Result<YamlNode> Read()
    {
        scanner.Next();
        var root = ReadValue(1);
        if (root is not null)
        {
            scanner.Next();
            if (scanner.Kind != JsonTokenKind.End)
            {
                Fail("the JSON value is complete; nothing can follow it");
                root = null;
            }
        }

        return new(root, diagnostics.ToImmutable());
    }

    private YamlNode? ReadValue(int depth)
    {
        switch (scanner.Kind)
        {
            case JsonTokenKind.String:
                return new YamlScalar(scanner.Text, YamlScalarStyle.DoubleQuoted, YamlScalarKind.String, Here());
            case JsonTokenKind.Number or JsonTokenKind.Word:
                return new YamlScalar(scanner.Text, YamlScalarStyle.Plain, Here());
            case JsonTokenKind.BeginObject or JsonTokenKind.BeginArray when depth > options.MaxDepth:
                diagnostics.Error(Codes.YamlDepth, Here(), FormattableString.Invariant($"more than {options.MaxDepth} levels of objects and arrays"));
                return null;
            case JsonTokenKind.BeginObject:
                return ReadObject(depth);
            case JsonTokenKind.BeginArray:
                return ReadArray(depth);
            default:
                Fail("a value is expected");
                return null;
        }
    }

    private YamlMapping? ReadObject(int depth)
    {
        var start = scanner.Start;
        var first = entries.Count;
        scanner.Next();
        while (scanner.Kind != JsonTokenKind.EndObject)
        {
            if (entries.Count > first && !Comma('}'))
            {
                return null;
            }

            if (scanner.Kind != JsonTokenKind.String)
            {
                Fail(scanner.Kind == JsonTokenKind.EndObject ? "a comma cannot stand before '}'" : "a name in double quotes is expected");
                return null;
            }

            var key = new YamlScalar(scanner.Text, YamlScalarStyle.DoubleQuoted, YamlScalarKind.String, Here());
            scanner.Next();
            if (scanner.Kind != JsonTokenKind.Colon)
            {
                Fail("':' is expected behind a name");
                return null;
            }

            scanner.Next();
            if (ReadValue(depth + 1) is not { } value)
            {
                return null;
            }

            entries.Add(new YamlEntry(key, value));
            scanner.Next();
        }

        var read = CollectionsMarshal.AsSpan(entries)[first..].ToArray();
        entries.RemoveRange(first, entries.Count - first);
        read = options.AllowDuplicateKeys ? KeepLast(read) : YamlDuplicateKeys.Remove(read, diagnostics);
        return new YamlMapping(ImmutableCollectionsMarshal.AsImmutableArray(read), source.At(start, scanner.End - start));
    }

    private YamlSequence? ReadArray(int depth)
    {
        var start = scanner.Start;
        var first = items.Count;
        scanner.Next();
        while (scanner.Kind != JsonTokenKind.EndArray)
        {
            if (items.Count > first && !Comma(']'))
            {
                return null;
            }

            if (items.Count > first && scanner.Kind == JsonTokenKind.EndArray)
            {
                Fail("a comma cannot stand before ']'");
                return null;
            }

            if (ReadValue(depth + 1) is not { } item)
            {
                return null;
            }

            items.Add(item);
            scanner.Next();
        }

        var read = CollectionsMarshal.AsSpan(items)[first..].ToArray();
        items.RemoveRange(first, items.Count - first);
        return new YamlSequence(ImmutableCollectionsMarshal.AsImmutableArray(read), source.At(start, scanner.End - start));
    }

    private bool Comma(char close)
    {
        if (scanner.Kind != JsonTokenKind.Comma)
        {
            Fail($"',' or '{close}' is expected");
            return false;
        }

        scanner.Next();
        return true;
    }

    private void Fail(string message)
    {
        message = scanner.Kind switch
        {
            JsonTokenKind.Invalid => scanner.Text,
            JsonTokenKind.End => $"{message}, but the text ends",
            _ => message,
        };
        diagnostics.Error(Codes.JsonSyntax, Here(), message);
    }

    private Location Here() => source.At(scanner.Start, scanner.End - scanner.Start);

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
