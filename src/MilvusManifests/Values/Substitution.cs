using System.Buffers;
using System.Text;

namespace MilvusManifests.Values;

/// <summary>
/// Variables in a value that something replaces before the API server sees it: <c>${VAR}</c> and <c>${VAR:=default}</c> of Flux' post-build substitution,
/// <c>$(VAR)</c> of kustomize.
/// </summary>
internal static class Substitution
{
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("._-ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Whether a text may have variables.</summary>
    public static bool MayHave(ReadOnlySpan<char> text) => text.IndexOf("${") >= 0 || text.IndexOf("$(") >= 0;

    /// <summary>The value with the default of each variable.</summary>
    /// <param name="value">The value.</param>
    /// <param name="substituted">The value with defaults; the value itself if it has no variable; null if one has no default.</param>
    /// <returns>Whether there is a variable.</returns>
    public static bool TryApply(string value, out string? substituted)
    {
        substituted = value;
        var text = new StringBuilder();
        var (has, isOpen, copied) = (false, false, 0);
        for (var at = Next(value, 0); at >= 0; at = Next(value, at))
        {
            if (at > 0 && value[at - 1] == '$')
            {
                at += 2;
            }
            else if (Read(value, at, out var end, out var fallback))
            {
                has = true;
                isOpen |= fallback is null;
                text.Append(value, copied, at - copied).Append(fallback);
                at = copied = end;
            }
            else
            {
                at += 2;
            }
        }

        if (has)
        {
            substituted = isOpen ? null : text.Append(value, copied, value.Length - copied).ToString();
        }

        return has;
    }

    private static int Next(string value, int from)
    {
        var at = value.IndexOf('$', from);
        while (at >= 0 && (at + 1 >= value.Length || value[at + 1] is not ('{' or '(')))
        {
            at = value.IndexOf('$', at + 1);
        }

        return at;
    }

    private static bool Read(string value, int at, out int end, out string? fallback)
    {
        fallback = null;
        var close = value.IndexOf(value[at + 1] == '{' ? '}' : ')', at);
        end = close + 1;
        var name = at + 2;
        while (name < close && (char.IsAsciiLetterOrDigit(value[name]) || value[name] is '_'))
        {
            name++;
        }

        if (close < 0 || name == at + 2 || char.IsAsciiDigit(value[at + 2]))
        {
            return false;
        }

        if (value[at + 1] == '(')
        {
            return value.AsSpan(name, close - name).IndexOfAnyExcept(NameCharacters) < 0;
        }

        var rest = value[name..close];
        fallback = rest.StartsWith(":=", StringComparison.Ordinal) || rest.StartsWith(":-", StringComparison.Ordinal) ? rest[2..]
            : rest is ['=' or '-', ..] ? rest[1..]
            : null;
        return true;
    }
}
