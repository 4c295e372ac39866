using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MilvusManifests.Schemas.Formats;

/// <summary>A pattern of a schema, made to run on .NET's engines: the one that never backtracks where it can, else for texts short enough.</summary>
internal sealed class SchemaPattern
{
    /// <summary>How long a pattern may be.</summary>
    public const int LongestPattern = 16 * 1024;

    private static readonly ConcurrentDictionary<(string, PatternFlavour), SchemaPattern> Known = new();

    // The last resort of a last resort: the length of the text is what bounds a match.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    private readonly string translated;
    private Func<string, PatternMatch>? match;

    private SchemaPattern(string text, string translated, string? reason) => (Text, this.translated, Reason) = (text, translated, reason);

    /// <summary>The pattern as the schema has it.</summary>
    public string Text { get; }

    /// <summary>Why the pattern cannot be honoured; null when it can. Known for sure only once <see cref="Prepare"/> was called.</summary>
    public string? Reason { get; private set; }

    /// <summary>The pattern, translated; the engine is built when it first matches.</summary>
    public static SchemaPattern Of(string pattern, PatternFlavour flavour)
    {
        if (Known.TryGetValue((pattern, flavour), out var known))
        {
            return known;
        }

        var reason = pattern.Length > LongestPattern ? "it is longer than 16384 characters" : null;
        var translated = reason is null ? PatternTranslation.Translate(pattern, flavour, out reason) : "";
        var made = new SchemaPattern(pattern, translated, reason);

        // A bound, for a process that meets patterns without end; what is dropped is only made again.
        if (Known.Count > 4096)
        {
            Known.Clear();
        }

        return Known.GetOrAdd((pattern, flavour), made);
    }

    /// <summary>Builds the engine and says why it cannot be built; null when it can.</summary>
    public string? Prepare()
    {
        if (match is null && Reason is null)
        {
            try
            {
                match = Build();
                Reason = match is null ? "it looks around or back beside a repetition that can go several ways, which may take for ever" : null;
            }
            catch (ArgumentException e)
            {
                Reason = PatternTranslation.Explain(e);
            }
        }

        return Reason;
    }

    /// <summary>Whether the text has a match anywhere; a pattern that cannot be honoured matches everything.</summary>
    public PatternMatch Match(string text) => match is null && Prepare() is not null ? PatternMatch.Yes : match!(text);

    private Func<string, PatternMatch>? Build()
    {
        try
        {
            return With(new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout).IsMatch);
        }
        catch (NotSupportedException)
        {
            return BuildOtherwise();
        }
    }

    private Func<string, PatternMatch>? BuildOtherwise()
    {
        try
        {
            if (PatternConditions.Of(translated) is { } conditions)
            {
                return With(conditions.IsMatch);
            }
        }
        catch (NotSupportedException)
        {
            // A part of it needs backtracking as the whole does.
        }

        if (PatternText.LongestText(translated) is not { } longest)
        {
            return null;
        }

        var regex = new Regex(translated, RegexOptions.CultureInvariant, TimeLimit);
        return text => text.Length > longest ? PatternMatch.TooLong : With(regex.IsMatch)(text);
    }

    private static Func<string, PatternMatch> With(Func<string, bool> isMatch) => text =>
    {
        try
        {
            return isMatch(text) ? PatternMatch.Yes : PatternMatch.No;
        }
        catch (RegexMatchTimeoutException)
        {
            return PatternMatch.TooLong;
        }
    };
}
