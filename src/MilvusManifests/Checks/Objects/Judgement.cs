using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Checks.Objects.Queries;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>What the checks of objects found, after everything that the user said about it.</summary>
/// <param name="Findings">What is reported, with the severities that the user chose, and what is wrong with the suppressions.</param>
/// <param name="Suppressed">What is not, and why.</param>
internal sealed record Judgement(ImmutableArray<Diagnostic> Findings, ImmutableArray<SuppressedDiagnostic> Suppressed)
{
    /// <summary>Whether it says nothing about places in a configuration: there are no findings, and what is suppressed is what kube-prometheus does on purpose.</summary>
    public bool IsOfEverySet => Findings.IsEmpty && Suppressed.All(suppressed => suppressed.By is null);

    /// <summary>Runs every check on files as they were read. What the configuration says about others than these is not missed.</summary>
    /// <param name="set">The objects.</param>
    /// <param name="rules">What the configuration says about findings.</param>
    public static Judgement OfFiles(CheckedObjects set, ImmutableArray<CheckRule> rules)
    {
        ImmutableArray<SuppressingAnnotation> annotations = [.. set.Cluster.Objects.All.Where(candidate => candidate.Reference.Kind != "CustomResourceDefinition").SelectMany(SuppressingAnnotation.Of)];
        return Of(set, rules, annotations, null);
    }

    /// <summary>Runs every check.</summary>
    /// <param name="set">The objects.</param>
    /// <param name="rules">What the configuration says about findings.</param>
    /// <param name="annotations">What the objects say.</param>
    /// <param name="provenance">Finds the lines that wrote the objects; null for files as they were read.</param>
    public static Judgement Of(CheckedObjects set, ImmutableArray<CheckRule> rules, ImmutableArray<SuppressingAnnotation> annotations, Provenance? provenance)
    {
        // Of a value that something replaces later nothing is known.
        var replaced = set.Cluster.Objects.Placeholders;
        return Of(
            ObjectChecks.All.Select(check => (check, replaced.IsEmpty ? check.Run(set) : check.Run(set).Where(fault => fault.Place is not { } place || !replaced.Contains(place)))),
            new Suppressions(rules, annotations, set.StackNamespace),
            provenance);
    }

    /// <summary>Runs the checks of queries on documents that are no set: plain rule files, dashboards, manifests.</summary>
    /// <param name="linted">The documents.</param>
    /// <param name="rules">What the configuration says about findings.</param>
    /// <param name="space">The namespace of kube-prometheus' own objects.</param>
    public static Judgement OfQueries(LintedObjects linted, ImmutableArray<CheckRule> rules, string space)
    {
        ImmutableArray<SuppressingAnnotation> annotations = [.. linted.Owners.Values.SelectMany(SuppressingAnnotation.Of)];
        return Of(ObjectChecks.All.OfType<LintedQueries>().Select(check => ((IObjectCheck)check, check.Run(linted))), new Suppressions(rules, annotations, space), null);
    }

    private static Judgement Of(IEnumerable<(IObjectCheck Check, IEnumerable<ObjectFault> Faults)> found, Suppressions suppressions, Provenance? provenance)
    {
        var reported = new FaultFold(provenance);
        var suppressed = new FaultFold(provenance);
        foreach (var (check, faults) in found)
        {
            foreach (var fault in faults)
            {
                var decision = suppressions.Decide(check, fault);
                (decision.Reason is null ? reported : suppressed).Add(check.Code, decision, fault);
            }
        }

        return new(
            [.. reported.Diagnostics.Select(folded => folded.Diagnostic), .. suppressions.Faults(areRulesOfSet: provenance is not null).Select(fault => provenance?.Explain(fault) ?? fault)],
            [.. suppressed.Diagnostics.Select(folded => new SuppressedDiagnostic(folded.Diagnostic, folded.Decision.Reason!, provenance is null ? folded.Decision.By : provenance.Explain(folded.Decision.By)) { IsInSource = folded.Decision.IsInSource })]);
    }

    /// <summary>The diagnostics of faults about which nobody says anything.</summary>
    public static IEnumerable<Diagnostic> Report(IObjectCheck check, IEnumerable<ObjectFault> faults)
    {
        var fold = new FaultFold(null);
        foreach (var fault in faults)
        {
            fold.Add(check.Code, new(fault.Severity ?? check.Severity), fault);
        }

        return fold.Diagnostics.Select(folded => folded.Diagnostic);
    }
}

/// <summary>What is made of a fault.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Reason">Why it is suppressed; null if it is not.</param>
/// <param name="By">Where that is written; null for what kube-prometheus does on purpose.</param>
internal sealed record FaultDecision(Severity Severity, string? Reason = null, Location? By = null)
{
    /// <summary>Whether an annotation of the object suppresses it.</summary>
    public bool IsInSource { get; init; }
}

/// <summary>Faults as diagnostics, at the lines that wrote the objects: what one line does to many objects is wrong once.</summary>
/// <param name="provenance">Finds the lines; null for objects as they were read.</param>
internal sealed class FaultFold(Provenance? provenance)
{
    private const int MostOthers = 3;

    private readonly List<Folded> folds = [];
    private readonly Dictionary<(DiagnosticCode, FaultDecision, object), Folded> byCause = [];

    /// <summary>The diagnostics, in the order of the first fault of each.</summary>
    public IEnumerable<(Diagnostic Diagnostic, FaultDecision Decision)> Diagnostics => folds.Select(folded => (folded.Report(), folded.Decision));

    /// <summary>Adds a fault.</summary>
    public void Add(DiagnosticCode code, FaultDecision decision, ObjectFault fault)
    {
        var written = new Diagnostic(code, decision.Severity, fault.Place ?? fault.Object.Node.Location, fault.Message) { Hint = fault.Hint, Related = fault.Related };
        var placed = provenance?.Explain(written, fault.Object.Reference is { Group: "", Kind: "Secret" }) ?? written;
        var folded = new Folded(placed, decision, fault);
        if ((fault.Cause ?? placed.Location) is { } cause && !byCause.TryAdd((code, decision, cause), folded)
            && byCause[(code, decision, cause)] is var known && known.First.Object.Reference != fault.Object.Reference)
        {
            known.Others.Add(fault.Also);
            return;
        }

        folds.Add(folded);
    }

    private sealed record Folded(Diagnostic Diagnostic, FaultDecision Decision, ObjectFault First)
    {
        public List<string> Others { get; } = [];

        public Diagnostic Report()
        {
            var lines = Others.Distinct(StringComparer.Ordinal).ToArray();
            var shown = lines.Length > MostOthers + 1 ? lines[..MostOthers] : lines;
            IEnumerable<RelatedLocation> related = [.. Diagnostic.Related, .. shown.Select(line => new RelatedLocation(line, null))];
            return Diagnostic with
            {
                Related = [.. related, .. shown.Length < lines.Length ? [new RelatedLocation($"and {TraceText.Count(lines.Length - shown.Length, "more object")}", null)] : Array.Empty<RelatedLocation>()],
            };
        }
    }
}
