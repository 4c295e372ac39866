using System.Buffers;
using System.Collections.Immutable;

namespace MilvusManifests.ScrapePath.Relabeling;

/// <summary>A pattern of plain words, or of anything, that needs no engine: <c>web</c>, <c>(Failed|Succeeded)</c>, <c>(.+)</c>.</summary>
/// <param name="Words">The words; none for any text.</param>
/// <param name="MayBeEmpty">Whether an empty text matches, if any text does.</param>
/// <param name="HasGroup">Whether the whole of it is a group.</param>
internal sealed record SimplePattern(ImmutableArray<string> Words, bool MayBeEmpty, bool HasGroup)
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/:;,= ");

    /// <summary>The pattern of a text; null if it needs an engine.</summary>
    public static SimplePattern? Parse(string text)
    {
        var hasGroup = text.Length > 1 && text[0] == '(' && text[^1] == ')';
        var inner = hasGroup ? text[1..^1] : text;
        if (inner is ".*" or ".+")
        {
            return new([], inner == ".*", hasGroup);
        }

        string[] words = inner.Split('|');
        foreach (var word in words)
        {
            if (word.AsSpan().IndexOfAnyExcept(Plain) >= 0)
            {
                return null;
            }
        }

        return new([.. words], MayBeEmpty: false, hasGroup);
    }

    /// <summary>Whether a whole text matches.</summary>
    public bool IsMatch(string text) => Words.IsEmpty ? MayBeEmpty || text.Length > 0 : Words.Contains(text, StringComparer.Ordinal);

    /// <summary>What a group matches in a text that matches as a whole.</summary>
    public string Group(string name, string text) => name == "0" || (HasGroup && name == "1") ? text : "";
}
