using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

/// <summary>Collects what is wrong with a template.</summary>
internal sealed class SyntaxErrors(SourceText source, int limit)
{
    private readonly List<Diagnostic> found = [];
    private Diagnostic? doubt;

    public int Count => found.Count;

    public bool IsFull => found.Count >= limit;

    public void Add(DiagnosticCode code, TextSpan span, string message, string? hint = null)
    {
        if (!IsFull)
        {
            found.Add(Diagnostic.Error(code, source.At(span), message, hint));
        }
    }

    /// <summary>An error after which the rest of the text is lost, so that nobody can tell whether a block in it is closed.</summary>
    public void AddLast(DiagnosticCode code, TextSpan span, string message)
    {
        Add(code, span, message);
        HasLostRest = true;
    }

    /// <summary>Whether an error took the rest of the text with it.</summary>
    public bool HasLostRest { get; private set; }

    /// <summary>Something that may be right, and is an error if the text behind it turns out to be wrong. The first one counts.</summary>
    public void AddDoubt(DiagnosticCode code, TextSpan span, string message) => doubt ??= Diagnostic.Error(code, source.At(span), message);

    /// <summary>Everything in the order of the text.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        if (found.Count == 0)
        {
            return [];
        }

        var all = found.OrderBy(diagnostic => diagnostic.Location!.Span.Start).ToImmutableArray();
        return doubt is not null && all[0].Location!.Span.Start > doubt.Location!.Span.Start ? [doubt, .. all] : all;
    }
}
