using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>The JSON Patches of a set, applied in order to every object they fit.</summary>
public sealed class ObjectPatches
{
    private readonly ImmutableArray<TargetedPatch> patches;
    private readonly HashSet<TargetedPatch> used = new(ReferenceEqualityComparer.Instance);
    private readonly List<ObjectReference> seen = [];
    private readonly Dictionary<string, Location?> templates = new(StringComparer.Ordinal);

    /// <summary>Patches in the order they apply.</summary>
    public ObjectPatches(ImmutableArray<TargetedPatch> patches) => this.patches = patches;

    /// <summary>The file with its objects patched.</summary>
    public Result<Manifest> Apply(Manifest manifest)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        templates.TryAdd(manifest.Path, manifest.Template);
        foreach (var candidate in manifest.Objects)
        {
            seen.Add(candidate.Reference);
        }

        foreach (var patch in patches)
        {
            manifest = Apply(manifest, patch, diagnostics);
        }

        return new(manifest, diagnostics.DrainToImmutable());
    }

    /// <summary>An error for every patch that has fitted no object so far: it would do nothing, which is never meant.</summary>
    public ImmutableArray<Diagnostic> FindUnused() => [.. patches.Where(patch => !used.Contains(patch)).Select(NoTarget)];

    private Manifest Apply(Manifest manifest, TargetedPatch patch, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        for (var i = 0; i < manifest.Objects.Length; i++)
        {
            var target = manifest.Objects[i];
            if (!patch.Fits(target.Reference))
            {
                continue;
            }

            used.Add(patch);
            var result = patch.Patch.Apply(target.Node);
            var part = new RelatedLocation($"patching {target.Reference} of {manifest.Path}", null);
            diagnostics.AddRange(result.Diagnostics.Select(diagnostic => (diagnostic with { Location = diagnostic.Location ?? Nearest(diagnostic, target), Hint = patch.Purpose }).With(part)));
            if (!result.Succeeded || result.Value is null)
            {
                continue;
            }

            if (ManifestReader.Fault(result.Value) is { } fault)
            {
                diagnostics.Add(LeavesNoObject(patch.Patch, target.Node, fault).With(part));
                continue;
            }

            manifest = manifest with { Objects = manifest.Objects.SetItem(i, target.With((YamlMapping)result.Value)), Content = null };
        }

        return manifest;
    }

    // A patch that is in no file fails where the object is not as it expects.
    private static Location? Nearest(Diagnostic diagnostic, ManifestObject target) =>
        diagnostic.Related.Select(part => part.Location).FirstOrDefault(place => place is not null) ?? target.Node.Location;

    private static Diagnostic LeavesNoObject(JsonPatch patch, YamlNode node, Diagnostic fault)
    {
        var operations = patch.Operations;
        var at = 1;
        while (at < operations.Length && new JsonPatch(operations[..at]).Apply(node).Value is { } partly && ManifestReader.Fault(partly) is null)
        {
            at++;
        }

        var operation = operations[at - 1];
        return Diagnostic.Error(
            Codes.PatchLeavesNoObject,
            operation.PathLocation ?? operation.Location,
            FormattableString.Invariant($"operation {at} ({operation.Name} '{operation.Path}') leaves no Kubernetes object: {fault.Message}"));
    }

    private Diagnostic NoTarget(TargetedPatch patch)
    {
        var missed = Miss(patch.Target);
        return patch.Home is null ? missed : missed with { Location = templates.GetValueOrDefault(patch.Home) ?? patch.Asked, Hint = patch.Purpose };
    }

    private Diagnostic Miss(PatchTarget target)
    {
        var ofKind = seen.Where(reference => string.Equals(reference.Kind, target.Kind.Value, StringComparison.Ordinal)).ToArray();
        if (ofKind.Length == 0)
        {
            return Diagnostic.Error(
                Codes.PatchTargetUnknown,
                target.Kind.Location,
                $"no object of the set is a '{target.Kind}'{Suggestion.Phrase(target.Kind.Value, seen.Select(reference => reference.Kind))}",
                $"the set has {List(seen.Select(reference => reference.Kind))}");
        }

        var named = ofKind.Where(reference => string.Equals(reference.Name, target.Name.Value, StringComparison.Ordinal)).ToArray();
        if (named.Length == 0)
        {
            return Diagnostic.Error(
                Codes.PatchTargetUnknown,
                target.Name.Location,
                $"no {target.Kind} of the set is called '{target.Name}'{Suggestion.Phrase(target.Name.Value, ofKind.Select(reference => reference.Name))}",
                $"the set has {List(ofKind.Select(reference => reference.Name))}");
        }

        var places = named.Select(reference => reference.Namespace.Length == 0 ? "no namespace: it is cluster-scoped" : $"'{reference.Namespace}'");
        return Diagnostic.Error(
            Codes.PatchTargetUnknown,
            target.Namespace?.Location,
            $"{target.Kind} '{target.Name}' is not in namespace '{target.Namespace}' but in {string.Join(", ", places)}");
    }

    private static string List(IEnumerable<string> words)
    {
        const int Most = 24;
        var all = words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return string.Join(", ", all.Take(Most)) + (all.Length > Most ? ", ..." : "");
    }
}
