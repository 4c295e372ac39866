using MilvusManifests.Text;
using Scriban.Parsing;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Ranges of Scriban's, whose end is their last character, as ranges of a text.</summary>
internal static class Spans
{
    /// <summary>The range; one that has no place begins at 0.</summary>
    public static TextSpan ToTextSpan(this SourceSpan span)
    {
        var start = Math.Max(span.Start.Offset, 0);
        return new TextSpan(start, Math.Max(span.End.Offset + 1 - start, 0));
    }

    /// <summary>The code between its ends; empty where it has no place in the text.</summary>
    public static string TextOf(this SourceText source, SourceSpan span)
    {
        var range = span.ToTextSpan();
        return range.End <= source.Length ? source.Text.Substring(range.Start, range.Length) : "";
    }
}
