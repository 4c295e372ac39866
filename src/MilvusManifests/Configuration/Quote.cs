using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration;

/// <summary>What a user wrote, as a message of one line shows it.</summary>
internal static class Quote
{
    /// <summary>The text in single quotes, a password in it hidden.</summary>
    public static string Value(string text) => $"'{Excerpt.Of(UrlPassword.Hide(text), longest: 80)}'";

    /// <summary><c>a, b or c</c>.</summary>
    public static string Choice(ImmutableArray<string> values) =>
        values.Length == 1 ? values[0] : $"{string.Join(", ", values.AsSpan()[..^1]!)} or {values[^1]}";
}
