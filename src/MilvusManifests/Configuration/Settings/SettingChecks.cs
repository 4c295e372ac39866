using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>What the shape cannot say about settings of the stack.</summary>
internal static class SettingChecks
{
    /// <summary>Everything these checks find, in any order.</summary>
    /// <param name="stack">Section <c>kubePrometheus</c>, whose values need not fit their shapes.</param>
    public static IEnumerable<Diagnostic> Run(YamlMapping? stack)
    {
        foreach (var component in StackComponent.Names)
        {
            if (stack?.Find(component) is { Value: YamlMapping { Entries: not [] } } settings && stack.Mapping("components").Says(component, "false"))
            {
                yield return Diagnostic.Warning(Codes.NoEffect, settings.Key.Location,
                    $"'kubePrometheus.{component}' has no effect: 'kubePrometheus.components.{component}' is false");
            }
        }

        foreach (var setting in StackSettings.All)
        {
            if (StackSettings.Find(stack, setting) is not { } entry)
            {
                continue;
            }

            foreach (var diagnostic in setting.Check(entry.Value))
            {
                yield return diagnostic;
            }

            if (setting.ConflictsWith is { } other && stack.Mapping(setting.Section)?.Find(other) is { } second)
            {
                yield return Diagnostic.Error(Codes.OneOf, entry.Key.Location, $"'{setting.Name}' and '{other}' exclude each other; write one of them")
                    .With(new RelatedLocation($"'{other}' is at", second.Key.Location));
            }
        }
    }
}
