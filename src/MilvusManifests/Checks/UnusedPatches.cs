using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Rendering;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Each patch has a target: without one it would do nothing, which is never meant.</summary>
internal sealed class UnusedPatches : ICheck
{
    private const int MostNames = 24;

    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [Text.Codes.PatchTargetUnknown];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set)
    {
        ObjectReference[] objects = [.. set.Set.Objects.Select(candidate => candidate.Reference)];
        return set.Inputs.Patches.Where(patch => !set.Set.Used.Patches.Contains(patch)).Select(patch =>
        {
            var missed = Miss(patch.Target, objects);
            return patch.Home is { } home ? missed with { Location = OriginOf(home, set) ?? patch.Asked, Hint = patch.Purpose } : missed;
        });
    }

    // Whoever wrote the file left the target out, even if that left no file.
    private static Location? OriginOf(string path, CheckedSet set) =>
        set.Set.Manifests.FirstOrDefault(manifest => manifest.Path == path)?.Template
        ?? set.Set.Used.Templates.GetValueOrDefault(path + TemplateSet.Suffix)?.Source.At(0, 0);

    private static Diagnostic Miss(PatchTarget target, ObjectReference[] objects)
    {
        var ofKind = objects.Where(reference => reference.Kind == target.Kind.Value).ToArray();
        if (ofKind.Length == 0)
        {
            return Diagnostic.Error(
                Text.Codes.PatchTargetUnknown,
                target.Kind.Location,
                $"no object of the set is a '{target.Kind}'{Suggestion.Phrase(target.Kind.Value, objects.Select(reference => reference.Kind))}",
                $"the set has {List(objects.Select(reference => reference.Kind))}");
        }

        var named = ofKind.Where(reference => reference.Name == target.Name.Value).ToArray();
        if (named.Length == 0)
        {
            return Diagnostic.Error(
                Text.Codes.PatchTargetUnknown,
                target.Name.Location,
                $"no {target.Kind} of the set is called '{target.Name}'{Suggestion.Phrase(target.Name.Value, ofKind.Select(reference => reference.Name))}",
                $"the set has {List(ofKind.Select(reference => reference.Name))}");
        }

        var places = named.Select(reference => reference.Namespace.Length == 0 ? "no namespace: it is cluster-scoped" : $"'{reference.Namespace}'");
        return Diagnostic.Error(
            Text.Codes.PatchTargetUnknown,
            target.Namespace?.Location,
            $"{target.Kind} '{target.Name}' is not in namespace '{target.Namespace}' but in {string.Join(", ", places)}");
    }

    private static string List(IEnumerable<string> words)
    {
        var all = words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return string.Join(", ", all.Take(MostNames)) + (all.Length > MostNames ? ", ..." : "");
    }
}
