namespace MilvusManifests.Text;

/// <summary>Finds the name that was likely meant: the source of every "did you mean".</summary>
internal static class Suggestion
{
    /// <summary>How a suggestion begins.</summary>
    public const string Lead = "did you mean";

    /// <summary>
    /// The candidate nearest to <paramref name="word"/> by optimal string alignment distance (insertions, deletions, substitutions and
    /// swaps of neighbours, letter case left out), or null when none is nearer than a third of the word's length, at least one edit but fewer than the word has letters.
    /// Of equally near candidates the ordinally first wins.
    /// </summary>
    /// <param name="word">The word that is not known.</param>
    /// <param name="candidates">The words that are.</param>
    /// <param name="mostEdits">The most edits, for long words of which a third is too much.</param>
    public static string? For(string word, IEnumerable<string> candidates, int mostEdits = int.MaxValue)
    {
        // A word of one letter has no letter left to be known by.
        var limit = Math.Min(Math.Min(Math.Max(1, Math.Min(word.Length, 64) / 3), word.Length - 1), mostEdits);
        string? best = null;
        var bestDistance = limit + 1;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > limit || word.Length > 64)
            {
                continue;
            }

            var distance = Distance(word, candidate, bestDistance);
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(candidate, best) < 0))
            {
                best = candidate;
                bestDistance = distance;
            }
        }

        return best;
    }

    /// <summary><c>; did you mean 'x'?</c>, or nothing when no candidate is near.</summary>
    public static string Phrase(string word, IEnumerable<string> candidates) =>
        For(word, candidates) is { } found ? $"; {Lead} '{found}'?" : "";

    private static int Distance(string a, string b, int limit)
    {
        var beforeLast = new int[b.Length + 1];
        var last = new int[b.Length + 1];
        var current = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Same(a[i - 1], b[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }

                least = Math.Min(least, current[j]);
            }

            // Nothing gets nearer any more: a swap takes one row longer to show.
            if (least > limit + 1)
            {
                return limit + 1;
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
