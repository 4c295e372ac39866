using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>Settings of a component that is left out have no effect.</summary>
internal static class LeftOutCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration) =>
        from component in configuration.KubePrometheus.ConfiguredComponents
        where !configuration.Stack.IsOfOthers && !configuration.KubePrometheus.Has(component.Value)
        select Diagnostic.Warning(ConfigurationCodes.NoEffect, component.KeyLocation,
            $"'kubePrometheus.{component.Value}' has no effect: 'kubePrometheus.components.{component.Value}' is false");
}
