using System.Collections.Immutable;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Validate;

/// <summary>What <c>validate</c> found.</summary>
/// <param name="Results">The results: first of what was wrong before any file was read, then of each file.</param>
internal sealed record ValidationReport(ImmutableArray<ManifestValidation> Results)
{
    /// <summary>The version of Kubernetes that the files were validated for; null if none was.</summary>
    public string? Kubernetes { get; init; }

    /// <summary>The releases of other projects that they were validated for.</summary>
    public ProjectReleases Projects { get; init; } = ProjectReleases.None;

    /// <summary>Why paths in folders were left out, once for each.</summary>
    public ImmutableArray<SkipReason> SkippedPaths { get; init; } = [];

    /// <summary>The files that were validated, as diagnostics show them.</summary>
    public ImmutableArray<string> CheckedFiles { get; init; } = [];

    /// <summary>What the checks of what objects do to each other found; nothing if they were not asked for.</summary>
    public ImmutableArray<Diagnostic> Findings { get; init; } = [];

    /// <summary>Whether the checks were asked for, and not run because of errors.</summary>
    public bool IsNotCheckedAsSet { get; init; }

    /// <summary>What they found too and is suppressed.</summary>
    public ImmutableArray<SuppressedDiagnostic> Suppressed { get; init; } = [];

    /// <summary>Everything that is reported.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => [.. Results.SelectMany(result => result.Diagnostics), .. Findings];

    /// <summary>Whether there is no error.</summary>
    public bool Succeeded => Results.All(result => result.Succeeded) && !Findings.Any(finding => finding.Severity == Severity.Error);

    /// <summary>How many files were validated.</summary>
    public int Files => Results.Skip(1).Count(result => result.Skipped is null);

    /// <summary>How many objects were validated.</summary>
    public int Objects => Results.Sum(result => result.Objects);

    /// <summary>How many values were not judged, because variables stand for them.</summary>
    public int Variables => Results.Sum(result => result.Variables);

    /// <summary>How many objects were checked without their encrypted values.</summary>
    public int Encrypted => Results.Sum(result => result.Encrypted);

    /// <summary>How many fields and values were not checked, because the schemas are those of other releases or channels.</summary>
    public int Unverified => Results.Sum(result => result.Unverified);

    /// <summary>How many diagnostics there are of a severity.</summary>
    public int Count(Severity severity) => Diagnostics.Count(diagnostic => diagnostic.Severity == severity);

    /// <summary>How many paths were left out for each reason, in the order of the reasons.</summary>
    public IEnumerable<(SkipReason Reason, int Count)> Skipped =>
        from reason in SkipReason.All
        let count = SkippedPaths.Count(skipped => skipped == reason) + Results.Count(result => result.Skipped == reason)
        where count > 0
        select (reason, count);

    /// <summary>The kinds that were skipped because no schema is known, the most frequent first.</summary>
    public (GroupVersionKind Kind, int Count)[] UnknownKinds => Frequent(result => result.UnknownKinds);

    /// <summary>The kinds whose fields were not checked, the most frequent first.</summary>
    public (GroupVersionKind Kind, int Count)[] KindsWithoutFields => Frequent(result => result.KindsWithoutFields);

    /// <summary>The kinds that were skipped as requested, the most frequent first.</summary>
    public (GroupVersionKind Kind, int Count)[] SkippedKinds => Frequent(result => result.SkippedKinds);

    /// <summary>The rules that were not evaluated, each once.</summary>
    public IEnumerable<string> UnevaluatedRules => Results.SelectMany(result => result.UnevaluatedRules).Select(rule => rule.Rule).Distinct(StringComparer.Ordinal);

    private (GroupVersionKind Kind, int Count)[] Frequent(Func<ManifestValidation, ImmutableArray<GroupVersionKind>> kinds)
    {
        var all = new List<GroupVersionKind>();
        foreach (var result in Results)
        {
            all.AddRange(kinds(result));
        }

        // Grouping would take longer than the rest of the report, mostly for nothing.
        return all.Count == 0 ? [] :
        [
            .. from kind in all
               group kind by kind into same
               orderby same.Count() descending, same.Key.ToString()
               select (same.Key, same.Count()),
        ];
    }
}
