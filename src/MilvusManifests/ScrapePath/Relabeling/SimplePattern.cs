using System.Buffers;
using System.Collections.Immutable;

namespace MilvusManifests.ScrapePath.Relabeling;

/// <summary>A pattern of plain words, of beginnings, or of anything, that needs no engine: <c>web</c>, <c>etcd_(disk|server_.*)</c>, <c>(.+)</c>.</summary>
/// <param name="Words">The words; together with <paramref name="Beginnings"/> none for any text.</param>
/// <param name="Beginnings">What a text may begin with.</param>
/// <param name="MayBeEmpty">Whether an empty text matches, if any text does.</param>
internal sealed record SimplePattern(HashSet<string> Words, ImmutableArray<string> Beginnings, bool MayBeEmpty)
{
    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_/:;,= ");

    /// <summary>Where the one group begins in every text that matches; null if there is no group.</summary>
    public int? GroupStart { get; init; }

    /// <summary>The pattern of a text; null if it needs an engine.</summary>
    public static SimplePattern? Parse(string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var hasGroup = open >= 0 && text[^1] == ')';
        var (before, inner) = hasGroup ? (text[..open], text[(open + 1)..^1]) : ("", text);
        if (inner is ".*" or ".+" && before.Length == 0)
        {
            return new([], [], inner == ".*") { GroupStart = hasGroup ? 0 : null };
        }

        if (before.AsSpan().IndexOfAnyExcept(Plain) >= 0)
        {
            return null;
        }

        var words = new HashSet<string>(StringComparer.Ordinal);
        var beginnings = ImmutableArray.CreateBuilder<string>();
        foreach (var range in inner.AsSpan().Split('|'))
        {
            var word = inner.AsSpan(range);
            var isBeginning = word.EndsWith(".*", StringComparison.Ordinal);
            word = isBeginning ? word[..^2] : word;
            if (word.IndexOfAnyExcept(Plain) >= 0)
            {
                return null;
            }

            if (isBeginning)
            {
                beginnings.Add($"{before}{word}");
            }
            else
            {
                words.Add($"{before}{word}");
            }
        }

        return new(words, beginnings.DrainToImmutable(), MayBeEmpty: false) { GroupStart = hasGroup ? before.Length : null };
    }

    /// <summary>Whether a whole text matches.</summary>
    public bool IsMatch(string text)
    {
        if (Words.Count == 0 && Beginnings.IsEmpty)
        {
            return MayBeEmpty || text.Length > 0;
        }

        foreach (var beginning in Beginnings)
        {
            if (text.StartsWith(beginning, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return Words.Contains(text);
    }

    /// <summary>What a group matches in a text that matches as a whole.</summary>
    public string Group(string name, string text) => name == "0" ? text : name == "1" && GroupStart is { } start ? text[start..] : "";
}
