using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>What the settings of the stack made of a file.</summary>
/// <param name="Manifests">The file with its objects changed, and the files of objects that settings add.</param>
/// <param name="Used">The keys of the settings that changed an object.</param>
/// <param name="MovedImages">Where each image that was moved is published, by how the set names it.</param>
internal sealed record EditedManifest(
    ImmutableArray<Manifest> Manifests, ImmutableHashSet<string> Used, ImmutableDictionary<ImageReference, ImageReference> MovedImages);

/// <summary>Writes the settings of the configuration into objects, whether a template wrote them or upstream published them.</summary>
/// <remarks>Where the configuration is silent, the object's own value stays.</remarks>
internal static class SettingEdits
{
    /// <summary>A file with the settings in it.</summary>
    /// <param name="manifest">The file.</param>
    /// <param name="stack">The settings.</param>
    /// <param name="release">The release whose images have names.</param>
    public static EditedManifest Apply(Manifest manifest, KubePrometheusConfiguration stack, KubePrometheusRelease release)
    {
        var objects = ImmutableArray.CreateBuilder<ManifestObject>(manifest.Objects.Length);
        var added = ImmutableArray.CreateBuilder<Manifest>();
        var used = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var moved = ImmutableDictionary.CreateBuilder<ImageReference, ImageReference>();
        var steps = Steps(stack, manifest.IsOfStack).ToArray();
        foreach (var candidate in manifest.Objects)
        {
            if (Apply(candidate.Node, steps, release, used) is not { } node)
            {
                continue;
            }

            objects.Add(ReferenceEquals(node, candidate.Node) ? candidate : candidate.With(node));
            added.AddRange(manifest.IsOfStack ? Additions(node, stack) : []);
            foreach (var (image, original) in stack.Images.IsPublished ? [] : MovedImages(candidate.Node, node))
            {
                moved[image] = original;
            }
        }

        return new([manifest with { Objects = objects.DrainToImmutable() }, .. added], used.ToImmutable(), moved.ToImmutable());
    }

    /// <summary>A warning for every setting that changed no object, though its component is in the set.</summary>
    /// <param name="stack">The settings.</param>
    /// <param name="used">Those that changed an object.</param>
    /// <param name="hasOwnTemplate">Whether files of a component come from the user's own templates, which may read the settings themselves.</param>
    public static IEnumerable<Diagnostic> FindUnused(KubePrometheusConfiguration stack, ImmutableHashSet<string> used, Func<string, bool> hasOwnTemplate) =>
        from value in stack.Settings
        let needed = value.Setting.Edits.FirstOrDefault(edit => !edit.IsOptional)
        where needed is not null && !used.Contains(value.Setting.Key) && stack.IsWanted(value.Setting) && !hasOwnTemplate(value.Setting.Section)
        select Diagnostic.Warning(Codes.NoEffect, value.KeyLocation, $"'kubePrometheus.{value.Setting.Key}' has no effect: the stack has no {needed.Target}");

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
                else if (edit.IsByDefault && setting.Default is { } byDefault)
                {
                    yield return (new SettingValue(setting, new BoundNode(byDefault, true)), edit);
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

    private static IEnumerable<(ImageReference Image, ImageReference Original)> MovedImages(YamlMapping before, YamlMapping after)
    {
        var originals = ImageFields.Find(before).ToDictionary(found => found.Path, found => found.Image);
        return from found in ImageFields.Find(after)
               where originals.TryGetValue(found.Path, out var original) && original != found.Image
               select (found.Image, originals[found.Path] with { Digest = found.Image.Digest });
    }
}
