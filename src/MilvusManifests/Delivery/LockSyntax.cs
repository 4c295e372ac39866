using System.Buffers;
using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Delivery;

/// <summary>Whether a lock is a YAML mapping. It is read line by line, and only one that does not look as it was written is parsed.</summary>
internal static class LockSyntax
{
    private const string Advice = "restore the committed file";

    private static readonly SearchValues<char> KeyCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._/-[]\"");

    /// <summary>Whether a line outside of the list of files is a key with nothing, a plain value or a whole string in double quotes.</summary>
    public static bool IsPlain(ReadOnlySpan<char> line)
    {
        var content = line.TrimStart();
        var colon = content.IndexOf(':');
        if (colon <= 0 || content[..colon].ContainsAnyExcept(KeyCharacters) || line.Contains('\t'))
        {
            return false;
        }

        var value = content[(colon + 1)..];
        return value.IsEmpty || (value.Length > 1 && value[0] == ' '
            && (char.IsAsciiLetterOrDigit(value[1]) ? value.IndexOf(": ", StringComparison.Ordinal) < 0 : value is [' ', '"', .. var text, '"'] && !text.ContainsAny('"', '\\')));
    }

    /// <summary>What is wrong with the syntax of a lock, and with the type of its list of files.</summary>
    public static ImmutableArray<Diagnostic> Check(SourceText source)
    {
        var (document, found) = YamlReader.ReadSingle(source);
        var errors = found.Where(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.Code != YamlCodes.DocumentCount).ToArray();
        if (errors.Length > 0)
        {
            return [.. errors.Select(error => Diagnostic.Error(DeliveryCodes.InventoryUnreadable, error.Location, $"not valid YAML: {error.Message}; {Advice}"))];
        }

        return document?.Root is { } root and not YamlMapping ? [WrongType(root, "a mapping with 'files'")]
            : (document?.Root as YamlMapping)?["files"] is { } files and not YamlMapping ? [WrongType(files, "a mapping of paths in 'files'")]
            : [];
    }

    private static Diagnostic WrongType(YamlNode node, string expected) =>
        Diagnostic.Error(DeliveryCodes.InventoryUnreadable, node.Location, $"expected {expected}, found {node.Description}; {Advice}");
}
