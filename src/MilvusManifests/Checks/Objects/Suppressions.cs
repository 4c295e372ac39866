using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Configuration;
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
    private readonly Dictionary<string, List<string>> found = new(StringComparer.Ordinal);

    /// <summary>What is made of a fault: the object's own word counts most, then a rule that names it, then what is done on purpose, then a rule for all.</summary>
    public FaultDecision Decide(IObjectCheck check, ObjectFault fault)
    {
        var severity = fault.Severity ?? check.Severity;
        var purpose = check.Purposes.FirstOrDefault(known => known.Covers(fault, stackNamespace));
        var annotation = annotations.FirstOrDefault(candidate => candidate.Reason.Length > 0 && candidate.Code == check.Code.Id && candidate.Object.Reference == fault.Object.Reference);
        CheckRule? chosen = null;
        foreach (var rule in rules.Where(rule => rule.Code.Value == check.Code.Id && Meets(rule, fault, isOnPurpose: purpose is not null)))
        {
            chosen = rule;
        }

        if (!found.TryGetValue(check.Code.Id, out var objects))
        {
            found.Add(check.Code.Id, objects = []);
        }

        objects.Add(NameOf(fault.Object));
        if (annotation is not null)
        {
            metAnnotations.Add(annotation);
            return new(severity, annotation.Reason, annotation.Place) { IsInSource = true };
        }

        return chosen is { Severity.Value: null, Reason: { } reason } ? new(severity, reason.Value, chosen.Code.Location)
            : chosen is not null ? new(chosen.Severity.Value ?? severity)
            : purpose is not null ? new(severity, purpose.Reason)
            : new(severity);
    }

    /// <summary>What is wrong with the rules and annotations, once every fault was decided.</summary>
    /// <param name="areRulesOfSet">Whether the rules are about this set, so that each has to meet something.</param>
    public IEnumerable<Diagnostic> Faults(bool areRulesOfSet) => (areRulesOfSet ? rules : []).SelectMany(FaultsOf).Concat(annotations.SelectMany(FaultsOf));

    private bool Meets(CheckRule rule, ObjectFault fault, bool isOnPurpose)
    {
        if (rule.Objects.IsEmpty)
        {
            if (!isOnPurpose)
            {
                metRules.Add(rule);
            }

            return !isOnPurpose;
        }

        var meets = false;
        foreach (var named in rule.Objects)
        {
            var (kind, space, name) = (named.Value.Kind, named.Value.Namespace, named.Value.Name);
            if (fault.Object.Reference.Kind == kind && fault.Object.Name == name && (space is null || fault.Object.Namespace == space))
            {
                metObjects.Add((rule, named));
                meets = true;
            }
        }

        return meets;
    }

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

        return rule.Objects.IsEmpty
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
        var objects = found.GetValueOrDefault(code.Id, []);
        var others = objects.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var likely = about.Count(letter => letter == '/') > 1 ? others : [.. others.Select(name => $"{name[..name.IndexOf('/', StringComparison.Ordinal)]}{name[name.LastIndexOf('/')..]}")];
        return Diagnostic.Error(
            SuppressionCodes.Unused,
            place,
            $"nothing to suppress: {code} has no finding{(about.Length == 0 ? "" : $" about {about}{Suggestion.Phrase(about, likely)}")}",
            about.Length > 0 && others.Length > 0 ? $"its findings are about {string.Join(", ", others)}" : "remove it");
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
