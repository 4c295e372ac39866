using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>A running template or function: the main template, or an included or called one together with the call.</summary>
/// <param name="Source">The text that contains it.</param>
/// <param name="Caller">The page that included or called it; null for the main template.</param>
/// <param name="CallSpan">The call in the caller's text.</param>
/// <param name="IsFunction">Whether it is a function rather than an included template.</param>
internal sealed record Page(SourceText Source, Page? Caller, TextSpan CallSpan, bool IsFunction)
{
    private const int MostCallers = 16;

    /// <summary>The call stack, the nearest call first; recursive calls are listed once, and a long chain is cut off.</summary>
    public ImmutableArray<RelatedLocation> Callers()
    {
        if (Caller is null)
        {
            return [];
        }

        var made = ImmutableArray.CreateBuilder<RelatedLocation>();
        var seen = new HashSet<(SourceText, TextSpan)>();
        for (var page = this; page.Caller is { } caller && made.Count < MostCallers; page = caller)
        {
            if (seen.Add((caller.Source, page.CallSpan)))
            {
                made.Add(new RelatedLocation(page.IsFunction ? "called from" : "included from", caller.Source.At(page.CallSpan)));
            }
        }

        return made.DrainToImmutable();
    }
}
