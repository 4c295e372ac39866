using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>What a user wrote, as a message of one line shows it.</summary>
internal static class Quote
{
    /// <summary>The text in single quotes, with passwords hidden.</summary>
    public static string Value(string text) => $"'{Excerpt.Of(UrlPassword.Hide(text), longest: 80)}'";

    /// <summary><c>a, b or c</c>.</summary>
    public static string Either(ImmutableArray<string> values) => Join(values, "or");

    /// <summary><c>a, b and c</c>.</summary>
    public static string All(ImmutableArray<string> values) => Join(values, "and");

    /// <summary><c>'a', 'b' or 'c'</c>.</summary>
    public static string Keys(ImmutableArray<string> keys) => Either([.. keys.Select(key => $"'{key}'")]);

    /// <summary><c>an image digest</c>.</summary>
    public static string WithArticle(string noun) => (noun[0] is 'a' or 'e' or 'i' or 'o' ? "an " : "a ") + noun;

    private static string Join(ImmutableArray<string> values, string word) =>
        values.Length == 1 ? values[0] : $"{string.Join(", ", values.AsSpan()[..^1]!)} {word} {values[^1]}";
}
