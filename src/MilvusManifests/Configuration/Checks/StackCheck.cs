using MilvusManifests.Configuration.Stack;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Checks;

/// <summary>With a stack that another installation has, nothing is configured that only a stack of the set would have; and only one of kube-prometheus is patched.</summary>
internal static class StackCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration)
    {
        var stack = configuration.Stack;
        return CheckRbac(configuration).Concat(stack.InstalledBy is { IsValid: true } installer ? CheckSettings(configuration, installer).Concat(CheckStack(stack, installer)) : []);
    }

    private static IEnumerable<Diagnostic> CheckRbac(ManifestsConfiguration configuration)
    {
        var isPatched = configuration.Rbac is { IsValid: true, Value: RbacScope.Patch };
        if (isPatched && !configuration.Stack.IsOfOthers)
        {
            yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, configuration.Rbac.Location,
                "'rbac: patch' is only allowed with 'stack.installedBy: kubePrometheus'; the set has the ClusterRole itself, so use clusterRole or namespaces");
        }
        else if (isPatched && configuration.Stack is { InstalledBy.IsValid: true, IsKubePrometheus: false })
        {
            yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, configuration.Rbac.Location,
                "'rbac: patch' is only allowed when stack.installedBy is kubePrometheus, whose ClusterRole is known; use clusterRole or namespaces");
        }
    }

    private static IEnumerable<Diagnostic> CheckStack(StackConfiguration stack, Setting<StackInstaller> installer)
    {
        if (stack.Release is { } release && !stack.IsChart)
        {
            yield return Diagnostic.Warning(ConfigurationCodes.NoEffect, release.KeyLocation, $"'stack.release' has no effect when installedBy is {((YamlScalar)installer.Node).Value}");
        }

        foreach (var label in stack.Labels.Entries)
        {
            if (MonitorCheck.IsReserved(label.Key.Value))
            {
                yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, label.Key.Location, $"every monitor already has a label '{label.Key.Value}'; use another key");
            }
        }
    }

    private static IEnumerable<Diagnostic> CheckSettings(ManifestsConfiguration configuration, Setting<StackInstaller> installer)
    {
        var stack = configuration.KubePrometheus;
        if (stack.Namespace.IsWritten)
        {
            yield return Without("namespace", stack.Namespace.KeyLocation, "'stack.namespace' is the namespace of the other installation");
        }

        if (stack.Source.Location is { } source)
        {
            yield return Without("source", source, Reason(installer));
        }

        var isMounted = stack.Dashboards.Delivery is { IsWritten: true, IsValid: true, Value: DashboardDelivery.Mounted };
        if (isMounted)
        {
            yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, stack.Dashboards.Delivery.Location, "'mounted' needs the Grafana of the set, which 'stack' leaves out; use sidecar, files or none");
        }

        foreach (var component in stack.ConfiguredComponents.Where(component => !isMounted || component.Value != "grafana"))
        {
            yield return Without(component.Value, component.KeyLocation, Reason(installer));
        }

        foreach (var value in stack.Settings)
        {
            // What is said of images applies to templates of the user's own as well.
            if (value.Setting.Section is "" or "components" && value.Setting.EditsBeyondStack.IsEmpty)
            {
                yield return Without(value.Setting.Key, value.KeyLocation, Reason(installer));
            }
        }
    }

    private static string Reason(Setting<StackInstaller> installer) => $"the set has no stack, since 'stack.installedBy' is {((YamlScalar)installer.Node).Value}";

    private static Diagnostic Without(string key, Location? location, string reason) =>
        Diagnostic.Warning(ConfigurationCodes.NoEffect, location, $"'kubePrometheus.{key}' has no effect: {reason}");
}
