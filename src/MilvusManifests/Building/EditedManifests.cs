using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building;

/// <summary>Files with the settings of the configuration in their objects, whether a template wrote them or upstream published them.</summary>
/// <remarks>Where the configuration is silent, the object's own value stays.</remarks>
/// <param name="Manifests">The files, each followed by those that settings add.</param>
/// <param name="Used">The keys of the settings that changed an object.</param>
/// <param name="MovedImages">Where each image that was moved is published, by how the set names it.</param>
internal sealed record EditedManifests(
    ImmutableArray<Manifest> Manifests, ImmutableHashSet<string> Used, ImmutableDictionary<ImageReference, ImageReference> MovedImages)
{
    /// <summary>Writes the settings into files.</summary>
    /// <param name="manifests">The files.</param>
    /// <param name="stack">The settings.</param>
    /// <param name="release">The release whose images have names.</param>
    public static EditedManifests Apply(ImmutableArray<Manifest> manifests, KubePrometheusConfiguration stack, KubePrometheusRelease release)
    {
        var edited = ImmutableArray.CreateBuilder<Manifest>(manifests.Length);
        var used = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var moved = ImmutableDictionary.CreateBuilder<ImageReference, ImageReference>();
        var (ofStack, beyond) = (Steps(stack, isOfStack: true).ToArray(), Steps(stack, isOfStack: false).ToArray());
        foreach (var manifest in manifests)
        {
            var (objects, additions) = (ImmutableArray.CreateBuilder<ManifestObject>(manifest.Objects.Length), new List<Manifest>());
            foreach (var candidate in manifest.Objects)
            {
                if (Apply(candidate.Node, manifest.IsOfStack ? ofStack : beyond, release, used) is not { } node)
                {
                    continue;
                }

                objects.Add(ReferenceEquals(node, candidate.Node) ? candidate : candidate.With(node));
                additions.AddRange(manifest.IsOfStack ? Additions(node, stack) : []);
                foreach (var (image, original) in stack.Images.IsPublished ? [] : ImagesMoved(candidate.Node, node))
                {
                    moved[image] = original;
                }
            }

            edited.Add(manifest with { Objects = objects.DrainToImmutable() });
            edited.AddRange(additions);
        }

        return new(edited.DrainToImmutable(), used.ToImmutable(), moved.ToImmutable());
    }

    private static IEnumerable<(SettingValue Value, ObjectEdit Edit)> Steps(KubePrometheusConfiguration stack, bool isOfStack)
    {
        var written = stack.Settings.ToDictionary(value => value.Setting.Key, StringComparer.Ordinal);
        foreach (var setting in StackSettings.All)
        {
            var value = written.GetValueOrDefault(setting.Key);
            foreach (var edit in isOfStack ? setting.Edits : setting.EditsBeyondStack)
            {
                if (value is not null)
                {
                    yield return (value, edit);
                }
            }
        }
    }

    private static YamlMapping? Apply(
        YamlMapping node, (SettingValue Value, ObjectEdit Edit)[] steps, KubePrometheusRelease release, ImmutableHashSet<string>.Builder used)
    {
        foreach (var (value, edit) in steps)
        {
            if (!edit.Target.Fits(node))
            {
                continue;
            }

            var changed = edit.Apply(node, value, release);
            if (!ReferenceEquals(changed, node) && !edit.IsOptional)
            {
                used.Add(value.Setting.Key);
            }

            if (changed is null)
            {
                return null;
            }

            node = changed;
        }

        return node;
    }

    private static IEnumerable<Manifest> Additions(YamlMapping node, KubePrometheusConfiguration stack) =>
        from value in stack.Settings
        let addition = value.Setting.Addition
        where addition is not null && addition.Owner.Fits(node)
        let added = addition.Make(node, value)
        select new Manifest(addition.Path, GeneratedComment.FromSetting(value.Setting.Key), [new ManifestObject(ObjectReference.Of(added)!, added)]) { IsOfStack = true };

    private static IEnumerable<(ImageReference Image, ImageReference Original)> ImagesMoved(YamlMapping before, YamlMapping after)
    {
        var originals = ImageFields.Find(before).ToDictionary(found => found.Path, found => found.Image);
        return from found in ImageFields.Find(after)
               where originals.TryGetValue(found.Path, out var original) && original != found.Image
               select (found.Image, originals[found.Path] with { Digest = found.Image.Digest });
    }
}
