using System.Text.RegularExpressions;
using MilvusManifests.Templating.Evaluation;
using Scriban.Parsing;

namespace MilvusManifests.Templating.Functions;

/// <summary>A regular expression at work, which is charged for what its engine may have to do at most.</summary>
/// <param name="regex">The regular expression.</param>
/// <param name="size">How large its automaton may be.</param>
/// <param name="budget">What is charged.</param>
/// <param name="span">The call.</param>
internal sealed partial class RegexSearch(Regex regex, long size, Budget budget, SourceSpan span)
{
    // What an automaton does for a character, where its states are known and where they are found on the way.
    private const int KnownCharactersOfStep = 128;
    private const int SquaredSizeOfStep = 2048;
    private const int SizeOfStep = 16;

    /// <summary>The regular expression.</summary>
    public Regex Regex => regex;

    /// <summary>Takes what looking for the next match in a text of a length costs: it may have to look at all of it, each time.</summary>
    public void Take(int length)
    {
        var tries = regex.Options.HasFlag(RegexOptions.NonBacktracking)
            ? 1 + (KnownCharactersOfStep * Math.Min((double)size * size / SquaredSizeOfStep, (double)size / SizeOfStep))
            : ReferenceBack().IsMatch(regex.ToString()) ? (double)length * length : length;
        budget.Take((long)Math.Min(length * tries / KnownCharactersOfStep, long.MaxValue / 2), span);
    }

    /// <summary>Takes what going on behind a match costs, and the text that is made for it.</summary>
    public void TakeMatch(string text, Match match, int made)
    {
        Take(text.Length - match.Index - match.Length);
        budget.TakeText(match.Length + made, span);
    }

    [GeneratedRegex(@"\\[1-9k]")]
    private static partial Regex ReferenceBack();
}
