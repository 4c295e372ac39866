using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>A key and its value without a space after the colon, which YAML reads as one string: <c>version:v0.18.0</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Message">What is wrong, as a sentence.</param>
/// <param name="Location">Where the colon is.</param>
internal sealed record MissingSpace(string Key, string Message, Location? Location)
{
    /// <summary>What a scalar lacks; null if it is not written as a key and a value.</summary>
    public static MissingSpace? In(YamlNode node)
    {
        if (node is not YamlScalar { Style: YamlScalarStyle.Plain, Kind: YamlScalarKind.String } plain || Find(plain.Value) is not (> 0 and var colon))
        {
            return null;
        }

        var location = plain.Location is { } at && at.Span.Length > colon ? at.Source.At(at.Span.Start + colon, 1) : plain.Location;
        return new(plain.Value[..colon], Describe(plain.Value), location);
    }

    /// <summary>Where the colon is that lacks a space after it; -1 if a text does not start with a key and its value.</summary>
    public static int Find(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || colon + 1 >= text.Length || text[colon + 1] is ' ' or '\t' or '/' or ':')
        {
            return -1;
        }

        foreach (var c in text[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or '.' or '/'))
            {
                return -1;
            }
        }

        return colon;
    }

    /// <summary>The message about a text, of which the first word is shown.</summary>
    public static string Describe(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        return $"missing space after ':' in '{Excerpt.Of(end < 0 ? text : text[..end])}'";
    }
}
