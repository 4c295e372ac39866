using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MilvusManifests.Text.Patterns;

/// <summary>A pattern of a schema, prepared for .NET's engines: the non-backtracking one where possible, else the backtracking one for short texts.</summary>
internal sealed class Pattern
{
    /// <summary>The maximum length of a pattern.</summary>
    public const int LongestPattern = 16 * 1024;

    private static readonly ConcurrentDictionary<(string, PatternFlavour), Pattern> Known = new();

    // A last resort: matches are bounded by the length of the text.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(1);

    private readonly string translated;
    private Func<string, PatternMatch>? match;

    private Regex? linear;
    private bool isUnsupported;
    private SyntaxFault? fault;

    private Pattern(string text, string translated, string? reason, bool isUnsupported) =>
        (Text, this.translated, Reason, this.isUnsupported) = (text, translated, reason, isUnsupported);

    /// <summary>The pattern as written in the schema.</summary>
    public string Text { get; }

    /// <summary>Why the pattern is not supported; null if it is. Only reliable after <see cref="Prepare"/> was called.</summary>
    public string? Reason { get; private set; }

    /// <summary>The translated pattern; the engine is built on the first match.</summary>
    public static Pattern Translate(string pattern, PatternFlavour flavour)
    {
        if (Known.TryGetValue((pattern, flavour), out var known))
        {
            return known;
        }

        var reason = pattern.Length > LongestPattern ? "it is longer than 16384 characters" : null;
        var isUnsupported = reason is not null;
        var translated = reason is null ? PatternTranslation.Translate(pattern, flavour, out reason, out isUnsupported) : "";
        var made = new Pattern(pattern, translated, reason, isUnsupported);

        // A limit for long-running processes; dropped patterns are built again.
        if (Known.Count > 4096)
        {
            Known.Clear();
        }

        return Known.GetOrAdd((pattern, flavour), made);
    }

    /// <summary>Builds the engine; returns why it cannot be built, or null.</summary>
    public string? Prepare()
    {
        if (match is null && Reason is null)
        {
            try
            {
                match = Build();
                Reason = match is null ? "it combines lookarounds or backreferences with ambiguous repetitions, which may take forever" : null;
                isUnsupported = match is null;
            }
            catch (ArgumentException e)
            {
                Reason = PatternTranslation.Explain(e);
            }
        }

        return Reason;
    }

    /// <summary>What makes the pattern invalid in its language; null if it is valid, supported or not. Matches take an engine, and this only a look at the syntax.</summary>
    public string? Fault => isUnsupported ? null : Reason ?? (fault ??= FindFault()).Reason;

    /// <summary>Whether the text has a match anywhere; an unsupported pattern matches everything.</summary>
    public PatternMatch Match(string text) => match is null && Prepare() is not null ? PatternMatch.Yes : match!(text);

    /// <summary>The matches in a text, the leftmost first; null if the pattern is not supported, or only with an engine that may take long.</summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The greatest number of matches; -1 for all.</param>
    public IReadOnlyList<string>? Find(string text, int limit)
    {
        if (Prepare() is not null || linear is null)
        {
            return null;
        }

        var found = new List<string>();
        var end = -1;
        for (var next = linear.Match(text); next.Success && found.Count != limit; next = next.NextMatch())
        {
            // As in Go, an empty match right after another one does not count.
            if (next.Length > 0 || next.Index != end)
            {
                found.Add(next.Value);
            }

            end = next.Index + next.Length;
        }

        return found;
    }

    private SyntaxFault FindFault()
    {
        try
        {
            _ = new Regex(translated, RegexOptions.CultureInvariant, TimeLimit);
            return new SyntaxFault(null);
        }
        catch (ArgumentException e)
        {
            return new SyntaxFault(PatternTranslation.Explain(e));
        }
    }

    private Func<string, PatternMatch>? Build()
    {
        try
        {
            linear = new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
            return With(linear.IsMatch);
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
            if (PatternConditions.Find(translated) is { } conditions)
            {
                return With(conditions.IsMatch);
            }
        }
        catch (NotSupportedException)
        {
            // A part of it needs backtracking, as the whole does.
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

    private sealed record SyntaxFault(string? Reason);
}
