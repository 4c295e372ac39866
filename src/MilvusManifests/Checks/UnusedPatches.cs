using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Each patch has a target: without one it would do nothing, which is never meant.</summary>
internal sealed class UnusedPatches : ICheck
{
    private const int MostNames = 24;

    /// <summary>A patch for an object that is not there.</summary>
    public static readonly DiagnosticCode NoTarget = new(
        "MM4504",
        "patch without a target",
        "A patch names its target by kind, name and, where several objects share them, namespace. A patch without a target would do nothing, which is "
        + "never intended.",
        new("the set has no Service named 'grafana-main'", "- target: {kind: Service, name: grafana-main}"),
        "Name an object of the set; each has a file below output/.");

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [NoTarget];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        ObjectReference[] objects = [.. set.Set.Objects.Select(candidate => candidate.Reference)];
        return set.Inputs.Patches.Where(patch => !set.Set.Used.Patches.Contains(patch)).Select(patch =>
        {
            var missed = Explain(patch.Target, objects);
            return patch.Home is { } home ? missed with { Location = OriginOf(home, set) ?? patch.Asked, Hint = patch.Purpose } : missed;
        });
    }

    // The author of the file left the target out, even if that left no file.
    private static Location? OriginOf(string path, CheckedSet set) =>
        set.Set.Manifests.FirstOrDefault(manifest => manifest.Path == path)?.Template
        ?? set.Set.Used.Templates.GetValueOrDefault(path + TemplateSet.Suffix)?.Source.At(0, 0);

    private static Diagnostic Explain(PatchTarget target, ObjectReference[] objects)
    {
        var ofKind = objects.Where(reference => reference.Kind == target.Kind.Value).ToArray();
        if (ofKind.Length == 0)
        {
            return Diagnostic.Error(
                NoTarget,
                target.Kind.Location,
                $"the set has no object of kind '{target.Kind}'{Suggestion.Phrase(target.Kind.Value, objects.Select(reference => reference.Kind))}",
                $"its kinds are {List(objects.Select(reference => reference.Kind))}");
        }

        var named = ofKind.Where(reference => reference.Name == target.Name.Value).ToArray();
        if (named.Length == 0)
        {
            return Diagnostic.Error(
                NoTarget,
                target.Name.Location,
                $"the set has no {target.Kind} named '{target.Name}'{Suggestion.Phrase(target.Name.Value, ofKind.Select(reference => reference.Name))}",
                $"it has {List(ofKind.Select(reference => reference.Name))}");
        }

        var places = named.Select(reference => reference.Namespace.Length == 0 ? "no namespace: it is cluster-scoped" : $"'{reference.Namespace}'");
        return Diagnostic.Error(
            NoTarget,
            target.Namespace?.Location,
            $"{target.Kind} '{target.Name}' is not in namespace '{target.Namespace}' but in {string.Join(", ", places)}");
    }

    private static string List(IEnumerable<string> words)
    {
        var all = words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return string.Join(", ", all.Take(MostNames)) + (all.Length > MostNames ? ", ..." : "");
    }
}
