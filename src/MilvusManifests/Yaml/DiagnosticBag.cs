using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>Collects diagnostics up to a number; what comes behind is only counted as one.</summary>
internal sealed class DiagnosticBag(int limit)
{
    private readonly List<Diagnostic> found = [];

    public bool IsFull { get; private set; }

    public void Add(Diagnostic diagnostic)
    {
        if (IsFull)
        {
            return;
        }

        if (found.Count >= limit)
        {
            IsFull = true;
            found.Add(Diagnostic.Error(Codes.TooManyErrors, diagnostic.Location, $"more than {limit} errors; the rest is not shown"));
            return;
        }

        found.Add(diagnostic);
    }

    public void Error(DiagnosticCode code, Location location, string message, string? hint = null) =>
        Add(Diagnostic.Error(code, location, message, hint));

    /// <summary>Everything that was found, in the order of the input.</summary>
    public ImmutableArray<Diagnostic> ToImmutable() =>
        found.Count == 0 ? [] : [.. found.OrderBy(diagnostic => diagnostic.Location?.Span.Start ?? 0)];
}
