using System.Text.RegularExpressions;
using MilvusManifests.Templating.Evaluation;
using Scriban.Parsing;

namespace MilvusManifests.Templating.Functions;

/// <summary>A running regular expression, which is charged for its engine's worst case.</summary>
/// <param name="regex">The regular expression.</param>
/// <param name="size">The maximum size of its automaton.</param>
/// <param name="budget">The budget to charge.</param>
/// <param name="span">The call.</param>
internal sealed partial class RegexSearch(Regex regex, long size, Budget budget, SourceSpan span)
{
    // The work per character, where the automaton's states are known and where they are built on the way.
    private const int KnownCharactersOfStep = 128;
    private const int SquaredSizeOfStep = 2048;
    private const int SizeOfStep = 16;

    /// <summary>The regular expression.</summary>
    public Regex Regex => regex;

    /// <summary>Spends the cost of searching the next match in a text of a length: each search may have to scan all of it.</summary>
    public void Take(int length)
    {
        var tries = regex.Options.HasFlag(RegexOptions.NonBacktracking)
            ? 1 + (KnownCharactersOfStep * Math.Min((double)size * size / SquaredSizeOfStep, (double)size / SizeOfStep))
            : ReferenceBack().IsMatch(regex.ToString()) ? (double)length * length : length;
        budget.Take((long)Math.Min(length * tries / KnownCharactersOfStep, long.MaxValue / 2), span);
    }

    /// <summary>Spends the cost of continuing after a match, and of the text created for it.</summary>
    public void TakeMatch(string text, Match match, int made)
    {
        Take(text.Length - match.Index - match.Length);
        budget.TakeText(match.Length + made, span);
    }

    [GeneratedRegex(@"\\[1-9k]")]
    private static partial Regex ReferenceBack();
}
