using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Text;

namespace MilvusManifests.Checks;

/// <summary>Each setting changes an object: it may be missing from upstream's own files.</summary>
internal sealed class SettingsWithoutEffect : ICheck
{
    /// <inheritdoc/>
    public ImmutableArray<DiagnosticCode> Codes => [ConfigurationCodes.NoEffect];

    /// <inheritdoc/>
    public Precondition Precondition => Precondition.Complete;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Run(CheckedSet set) => OfObjects(set).Concat(OfImages(set));

    // Without a stack, only templates of the user's own have images.
    private static IEnumerable<Diagnostic> OfImages(CheckedSet set) =>
        from value in set.Inputs.Configuration.KubePrometheus.Settings
        where set.Inputs.Configuration.Stack.IsOfOthers && !value.Setting.EditsBeyondStack.IsEmpty && !set.Inputs.Templates.Own.Any(TemplateSet.IsManifest)
        select Diagnostic.Warning(ConfigurationCodes.NoEffect, value.KeyLocation, $"'kubePrometheus.{value.Setting.Key}' has no effect: the set has no images");

    private static IEnumerable<Diagnostic> OfObjects(CheckedSet set) =>
        from value in set.Inputs.Configuration.KubePrometheus.Settings
        let needed = value.Setting.Edits.FirstOrDefault(edit => !edit.IsOptional)
        where needed is not null && !set.Set.Used.Settings.Contains(value.Setting.Key)
        where set.Inputs.Configuration.KubePrometheus.IsWanted(value.Setting) && !IsReplaced(value.Setting.Section, set)
        select Diagnostic.Warning(ConfigurationCodes.NoEffect, value.KeyLocation, $"'kubePrometheus.{value.Setting.Key}' has no effect: the stack has no {needed.Target}");

    // A template of the user's may read the settings itself.
    private static bool IsReplaced(string component, CheckedSet set) =>
        set.Inputs.Templates.Own.Any(path => path.StartsWith($"manifests/{component}-", StringComparison.Ordinal));
}
