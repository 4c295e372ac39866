using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MilvusManifests.Schemas.Formats;

/// <summary>A pattern of a schema, made to run on .NET's engines: the one that never backtracks where it can, else with a time limit.</summary>
internal sealed class SchemaPattern
{
    private const int LongestPattern = 16 * 1024;

    private static readonly ConcurrentDictionary<(string, PatternFlavour), SchemaPattern> Known = new();
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMilliseconds(250);

    private readonly string translated;
    private Regex? regex;

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
        if (regex is null && Reason is null)
        {
            try
            {
                regex = Build();
            }
            catch (ArgumentException e)
            {
                Reason = PatternTranslation.Explain(e);
            }
        }

        return Reason;
    }

    /// <summary>Whether the text has a match anywhere; a pattern that cannot be honoured matches everything.</summary>
    public PatternMatch Match(string text)
    {
        if (regex is null && Prepare() is not null)
        {
            return PatternMatch.Yes;
        }

        try
        {
            return regex!.IsMatch(text) ? PatternMatch.Yes : PatternMatch.No;
        }
        catch (RegexMatchTimeoutException)
        {
            return PatternMatch.TooLong;
        }
    }

    private Regex Build()
    {
        try
        {
            return new Regex(translated, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Regex.InfiniteMatchTimeout);
        }
        catch (NotSupportedException)
        {
            return new Regex(translated, RegexOptions.CultureInvariant, TimeLimit);
        }
    }
}
