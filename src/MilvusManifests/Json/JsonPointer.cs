using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Json;

/// <summary>The path to a value in a document (RFC 6901).</summary>
internal sealed class JsonPointer : IEquatable<JsonPointer>
{
    private string? text;

    /// <summary>Creates a pointer from unescaped names and indices.</summary>
    public JsonPointer(ImmutableArray<string> tokens) => Tokens = tokens;

    /// <summary>The whole document.</summary>
    public static JsonPointer Root { get; } = new([]);

    /// <summary>The names and indices along the path, unescaped.</summary>
    public ImmutableArray<string> Tokens { get; }

    /// <summary>Whether this is the whole document.</summary>
    public bool IsRoot => Tokens.IsEmpty;

    /// <summary>Parses a pointer: <c>/spec/containers/0</c>.</summary>
    /// <param name="text">The pointer.</param>
    /// <param name="location">Where it is written, for the diagnostic.</param>
    public static Result<JsonPointer> Parse(string text, Location? location = null)
    {
        if (text.Length == 0)
        {
            return new(Root, []);
        }

        if (text[0] != '/')
        {
            var hint = text[0] == '#' ? "without '#'" : "starting with '/'";
            return Fail(location, $"'{Excerpt.Of(text)}' is not a valid JSON Pointer; write it {hint}, such as '/{Excerpt.Of(text.TrimStart('#', '/'))}'");
        }

        var tokens = ImmutableArray.CreateBuilder<string>();
        foreach (var range in text.AsSpan(1).Split('/'))
        {
            var token = text.AsSpan(1)[range];
            if (FindBadEscape(token) is >= 0 and var at)
            {
                return Fail(location,
                    $"'{token[at..Math.Min(at + 2, token.Length)]}' in the JSON Pointer '{Excerpt.Of(text)}' is not a valid escape; write '~' as '~0' and '/' as '~1'");
            }

            tokens.Add(Unescape(token.ToString()));
        }

        return new(new JsonPointer(tokens.ToImmutable()), []);
    }

    /// <summary>This pointer with one more token appended.</summary>
    public JsonPointer Append(string token) => new(Tokens.Add(token));

    /// <summary>The first <paramref name="count"/> tokens.</summary>
    public JsonPointer Take(int count) => new(Tokens[..count]);

    /// <summary>Whether <paramref name="other"/> points into the value that this one points at.</summary>
    public bool IsAbove(JsonPointer other) =>
        other.Tokens.Length > Tokens.Length && other.Tokens.AsSpan(0, Tokens.Length).SequenceEqual(Tokens.AsSpan());

    /// <inheritdoc/>
    public bool Equals(JsonPointer? other) => other is not null && Tokens.AsSpan().SequenceEqual(other.Tokens.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonPointer);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The pointer as it is written in JSON.</summary>
    public override string ToString() => text ??= string.Concat(Tokens.Select(token => "/" + Escape(token)));

    /// <summary>The array index that a token names, or -1: no sign, no leading zeros.</summary>
    public static int IndexOf(string token) =>
        token.Length is 0 or > 9 || (token.Length > 1 && token[0] == '0') || token.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0
            ? -1
            : int.Parse(token, System.Globalization.CultureInfo.InvariantCulture);

    private static string Escape(string token) =>
        token.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string Unescape(string token) =>
        token.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    private static int FindBadEscape(ReadOnlySpan<char> token)
    {
        for (var i = 0; i < token.Length; i++)
        {
            if (token[i] == '~' && !(i + 1 < token.Length && token[i + 1] is '0' or '1'))
            {
                return i;
            }
        }

        return -1;
    }

    private static Result<JsonPointer> Fail(Location? location, string message) =>
        new(null, [Diagnostic.Error(JsonCodes.PointerSyntax, location, message)]);
}
