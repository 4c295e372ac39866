using MilvusManifests.Text;
using Scriban.Parsing;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Converts Scriban's spans, which end at their last character, to ranges of a text.</summary>
internal static class Spans
{
    /// <summary>The range; it starts at 0 if the span has no location.</summary>
    public static TextSpan ToTextSpan(this SourceSpan span)
    {
        var start = Math.Max(span.Start.Offset, 0);
        return new TextSpan(start, Math.Max(span.End.Offset + 1 - start, 0));
    }

    /// <summary>The source code of the span; empty if it has no location in the text.</summary>
    public static string TextOf(this SourceText source, SourceSpan span)
    {
        var range = span.ToTextSpan();
        return range.End <= source.Length ? source.Text.Substring(range.Start, range.Length) : "";
    }
}
