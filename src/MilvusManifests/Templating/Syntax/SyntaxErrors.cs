using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Syntax;

/// <summary>Collects what is wrong with a template.</summary>
internal sealed class SyntaxErrors(SourceText source, int limit)
{
    private readonly List<Diagnostic> found = [];

    public int Count => found.Count;

    public bool IsFull => found.Count >= limit;

    public void Add(DiagnosticCode code, TextSpan span, string message, string? hint = null)
    {
        if (!IsFull)
        {
            found.Add(Diagnostic.Error(code, source.At(span), message, hint));
        }
    }

    /// <summary>Everything in the order of the text.</summary>
    public ImmutableArray<Diagnostic> ToImmutable()
    {
        if (found.Count == 0)
        {
            return [];
        }

        return [.. found.OrderBy(diagnostic => diagnostic.Location!.Span.Start)];
    }
}
