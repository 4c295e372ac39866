using System.Collections.Immutable;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>A rendered text, with the origin of each part.</summary>
internal sealed class RenderedText : SourceText
{
    private readonly ImmutableArray<TextFragment> fragments;

    internal RenderedText(string path, string text, ImmutableArray<TextFragment> fragments, ImmutableSortedSet<string> included)
        : base(path, text)
    {
        this.fragments = fragments;
        Included = included;
    }

    /// <summary>The names of the included templates, as passed to <c>include</c>.</summary>
    public ImmutableSortedSet<string> Included { get; }

    /// <summary>The origin of the code unit at an offset; null only for an offset outside the text.</summary>
    public RenderedSite? Find(int offset)
    {
        if (offset < 0 || offset >= Text.Length)
        {
            return null;
        }

        var (low, high) = (0, fragments.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = fragments[middle].Start <= offset ? (middle, high) : (low, middle - 1);
        }

        return SiteOf(fragments[low], offset);
    }

    /// <summary>The last non-blank line before an offset that a template of a certain kind wrote; null if there is none.</summary>
    public RenderedSite? FindBefore(int offset, Func<SourceText, bool> isWanted)
    {
        for (var i = fragments.Length - 1; i >= 0; i--)
        {
            var fragment = fragments[i];
            var text = Text.AsSpan(fragment.Start, fragment.Length).TrimEnd();
            if (fragment.Start < offset && !text.IsEmpty && isWanted(fragment.Page!.Source))
            {
                var lastLine = text[(text.LastIndexOf('\n') + 1)..];
                return SiteOf(fragment, fragment.Start + text.Length - lastLine.TrimStart().Length);
            }
        }

        return null;
    }

    private static RenderedSite SiteOf(TextFragment fragment, int offset)
    {
        var page = fragment.Page!;
        var skipped = fragment.IsVerbatim ? offset - fragment.Start : 0;
        var span = new TextSpan(fragment.Span.Start + skipped, fragment.Span.Length - skipped);
        return new RenderedSite(page.Source.At(span), page.Callers(), fragment.Origin);
    }
}
