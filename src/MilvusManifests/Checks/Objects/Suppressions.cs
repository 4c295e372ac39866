using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Configuration;
using MilvusManifests.Schemas;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects;

/// <summary>An annotation that suppresses a check of its object: <c>suppress.milvusmanifests/MM4820: sized by the autoscaler</c>.</summary>
/// <param name="Object">The object.</param>
/// <param name="Code">The code, as it is written.</param>
/// <param name="Reason">Why; empty if none is given.</param>
/// <param name="Place">Where it is written.</param>
internal sealed record SuppressingAnnotation(ClusterObject Object, string Code, string Reason, Location? Place)
{
    /// <summary>What the keys of such annotations begin with.</summary>
    public const string Prefix = "suppress.milvusmanifests/";

    /// <summary>The annotations of an object that suppress something.</summary>
    public static IEnumerable<SuppressingAnnotation> Of(ClusterObject candidate)
    {
        foreach (var (key, value) in candidate.Fields.Fields("metadata").Entries("annotations"))
        {
            if (key.Value.StartsWith(Prefix, StringComparison.Ordinal))
            {
                yield return new(candidate, key.Value[Prefix.Length..], value is YamlScalar { Kind: not YamlScalarKind.Null } reason ? reason.Value.Trim() : "", key.Location);
            }
        }
    }
}

/// <summary>What the configuration and the objects themselves say about findings, and which of it met one.</summary>
/// <param name="rules">What the configuration says; a later rule overrides an earlier one.</param>
/// <param name="annotations">What the objects say.</param>
/// <param name="stackNamespace">The namespace of kube-prometheus' own objects.</param>
internal sealed class Suppressions(ImmutableArray<CheckRule> rules, ImmutableArray<SuppressingAnnotation> annotations, string stackNamespace)
{
    private readonly HashSet<CheckRule> metRules = [];
    private readonly HashSet<(CheckRule, Setting<NamedObject>)> metObjects = [];
    private readonly HashSet<SuppressingAnnotation> metAnnotations = [];
    private const int MostCandidates = 200;

    private readonly Dictionary<string, List<string>> found = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> others = new(StringComparer.Ordinal);

    /// <summary>What is made of a fault: a rule that names the object counts most, then the object's own word, then what is done on purpose, then a rule for all.</summary>
    public FaultDecision Decide(IObjectCheck check, ObjectFault fault)
    {
        var severity = fault.Severity ?? check.Severity;
        var purpose = check.Purposes.FirstOrDefault(known => known.Covers(fault, stackNamespace));
        if (!found.TryGetValue(check.Code.Id, out var objects))
        {
            found.Add(check.Code.Id, objects = []);
        }

        objects.Add(NameOf(fault.Object));
        if (Choose(check, fault, areForAll: false) is { } named)
        {
            return Decide(named, severity);
        }

        if (annotations.FirstOrDefault(candidate => candidate.Reason.Length > 0 && candidate.Code == check.Code.Id && candidate.Object.Reference == fault.Object.Reference) is { } annotation)
        {
            metAnnotations.Add(annotation);
            return new(severity, annotation.Reason, annotation.Place) { IsInSource = true };
        }

        return purpose is not null ? new(severity, purpose.Reason) : Choose(check, fault, areForAll: true) is { } general ? Decide(general, severity) : new(severity);
    }

    /// <summary>What is wrong with the rules and annotations, once every fault was decided.</summary>
    /// <param name="areRulesOfSet">Whether the rules are about this set, so that each has to meet something.</param>
    public IEnumerable<Diagnostic> Faults(bool areRulesOfSet) => (areRulesOfSet ? rules : []).SelectMany(FaultsOf).Concat(annotations.SelectMany(FaultsOf));

    private static FaultDecision Decide(CheckRule rule, Severity severity) =>
        rule is { Severity.Value: null, Reason: { } reason } ? new(severity, reason.Value, rule.Code.Location) : new(rule.Severity.Value ?? severity);

    // Only the last one decides: the others have no effect on this fault.
    private CheckRule? Choose(IObjectCheck check, ObjectFault fault, bool areForAll)
    {
        for (var i = rules.Length - 1; i >= 0; i--)
        {
            var rule = rules[i];
            if (rule.Code.Value != check.Code.Id || rule.IsForAll != areForAll)
            {
                continue;
            }

            var meets = rule.IsForAll;
            foreach (var named in rule.Objects)
            {
                if (Names(named.Value, fault.Object))
                {
                    metObjects.Add((rule, named));
                    meets = true;
                }
            }

            if (meets)
            {
                metRules.Add(rule);
                return rule;
            }
        }

        return null;
    }

    private static bool Names(NamedObject named, ClusterObject candidate) =>
        candidate.Reference.Kind == named.Kind && candidate.Name == named.Name && (named.Namespace is null || candidate.Namespace == named.Namespace);

    private IEnumerable<Diagnostic> FaultsOf(CheckRule rule)
    {
        if (CheckOf(rule.Code.Value) is not { } check)
        {
            return [Unknown(rule.Code.Value, rule.Code.Location)];
        }

        if (rule.Severity.Value >= check.Severity)
        {
            return [];
        }

        if (rule.Severity.Value is not null && rule.Reason is null)
        {
            return [Diagnostic.Error(SuppressionCodes.NoReason, rule.Severity.Location, $"a reason is required for a severity that is lower than the check's own, {Word(check.Severity)}", "add 'reason'")];
        }

        return rule.IsForAll || rule.Objects.IsEmpty
            ? metRules.Contains(rule) ? [] : [Nothing(check.Code, "", rule.Code.Location)]
            : rule.Objects.Where(named => !metObjects.Contains((rule, named))).Select(named => Nothing(check.Code, named.Value.ToString(), named.Location));
    }

    private IEnumerable<Diagnostic> FaultsOf(SuppressingAnnotation annotation) =>
        CheckOf(annotation.Code) is not { } check ? [Unknown(annotation.Code, annotation.Place)]
        : annotation.Reason.Length == 0 ? [Diagnostic.Error(SuppressionCodes.NoReason, annotation.Place, $"the annotation that suppresses {check.Code} has no reason", "write the reason as its value")]
        : metAnnotations.Contains(annotation) ? []
        : [Nothing(check.Code, NameOf(annotation.Object), annotation.Place)];

    private Diagnostic Nothing(DiagnosticCode code, string about, Location? place)
    {
        if (!others.TryGetValue(code.Id, out var names))
        {
            names = [.. found.GetValueOrDefault(code.Id, []).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            others.Add(code.Id, names);
        }

        var likely = names.Length > MostCandidates ? [] : about.Count(letter => letter == '/') > 1 ? names : [.. names.Select(name => $"{name[..name.IndexOf('/', StringComparison.Ordinal)]}{name[name.LastIndexOf('/')..]}")];
        return Diagnostic.Error(
            SuppressionCodes.Unused,
            place,
            $"nothing to suppress: {code} has no {(names.Length == 0 || about.Length > 0 ? "" : "other ")}finding{(about.Length == 0 ? "" : $" about {about}{Suggestion.Phrase(about, likely)}")}",
            about.Length > 0 && names.Length > 0 ? $"its findings are about {ValueText.Choice(names, "and")}"
            : names.Length > 0 ? "what it finds is done on purpose, or another entry decides about it; --verbose shows what is suppressed"
            : "remove it");
    }

    private static Diagnostic Unknown(string code, Location? place) => Diagnostic.Error(
        SuppressionCodes.UnknownCheck,
        place,
        $"{Excerpt.Of(code)} is not the code of a check whose severity can be chosen{Suggestion.Phrase(code, ObjectChecks.All.Select(check => check.Code.Id))}",
        "docs/checks.md lists them");

    private static IObjectCheck? CheckOf(string code) => ObjectChecks.All.FirstOrDefault(check => check.Code.Id == code);

    private static string NameOf(ClusterObject named) => new NamedObject(named.Reference.Kind, named.Namespace.Length == 0 ? null : named.Namespace, named.Name).ToString();

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
}
