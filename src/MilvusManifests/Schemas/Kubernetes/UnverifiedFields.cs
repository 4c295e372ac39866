using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>
/// Fields and values that are not in a schema of another release or channel than the cluster's. What looks misspelt is a warning, and the rest is only counted:
/// the cluster may well know it. What every object has is judged as always.
/// </summary>
internal static class UnverifiedFields
{
    private static readonly ImmutableArray<string> Judged = ["apiVersion", "kind", "metadata"];

    /// <summary>The diagnostics that stay.</summary>
    /// <param name="found">The diagnostics of the object.</param>
    /// <param name="node">The object.</param>
    public static ImmutableArray<Diagnostic> Judge(ImmutableArray<Diagnostic> found, YamlMapping node)
    {
        var own = node.Entries.Where(entry => !Judged.Contains(entry.Key.Value)).Select(entry => entry.Value.Location).OfType<Location>().ToArray();
        return [.. found.Select(diagnostic => IsInside(diagnostic.Location) ? Judge(diagnostic) : diagnostic).OfType<Diagnostic>()];

        bool IsInside(Location? place) => own.Any(location => place is not null && location.Span.Start <= place.Span.Start && place.Span.End <= location.Span.End);
    }

    private static Diagnostic? Judge(Diagnostic diagnostic) =>
        diagnostic.Code != SchemaCodes.UnknownField && diagnostic.Code != SchemaCodes.Enum ? diagnostic
        : diagnostic.Message.Contains(Suggestion.Lead, StringComparison.Ordinal) ? diagnostic with { Severity = Severity.Warning }
        : null;
}
