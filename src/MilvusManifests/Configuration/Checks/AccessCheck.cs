using MilvusManifests.Configuration.Access;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>What is exposed is part of the set, and nothing is exposed to everybody without a word.</summary>
internal static class AccessCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration)
    {
        var access = configuration.Access;
        if (access.KeyLocation is not null && configuration.Stack.IsOfOthers)
        {
            return [Diagnostic.Warning(ConfigurationCodes.NoEffect, access.KeyLocation, "'access' has no effect: the set has no stack, since 'stack' says that it is there already")];
        }

        return access.Kind == AccessKind.PortForward ? []
            : access.Services.IsEmpty ? [Diagnostic.Warning(ConfigurationCodes.NoEffect, access.KeyLocation, "'access' has no effect without a host for grafana, prometheus or alertmanager")]
            : [.. access.Services.SelectMany(service => Check(service, configuration)), .. CheckHosts(access)];
    }

    private static IEnumerable<Diagnostic> Check(ExposedService exposed, ManifestsConfiguration configuration)
    {
        var (component, access) = (exposed.Service.Component, configuration.Access);
        if (!configuration.KubePrometheus.Has(component))
        {
            yield return Diagnostic.Warning(ConfigurationCodes.NoEffect, exposed.Host.KeyLocation, $"the host of {component} has no effect: 'kubePrometheus.components.{component}' is false");
        }
        else if (!exposed.Service.HasLogin && !exposed.IsGuarded && !access.IsAuthenticatedElsewhere)
        {
            var key = access.Kind == AccessKind.Ingress ? "annotations" : "filters";
            yield return new Diagnostic(ConfigurationCodes.ExposedWithoutLogin, Severity.Warning, exposed.Host.Location,
                $"{component} has no login of its own: whoever reaches {exposed.Host} can read everything in it")
            {
                Hint = $"ask for a login by '{key}' of {component}, or say 'authentication: elsewhere' if something outside the set does",
            };
        }
    }

    private static IEnumerable<Diagnostic> CheckHosts(AccessConfiguration access)
    {
        var earlier = new Dictionary<string, ExposedService>(StringComparer.Ordinal);
        foreach (var exposed in access.Services)
        {
            if (exposed.Host.IsValid && !earlier.TryAdd(exposed.Host.Value, exposed))
            {
                var other = earlier[exposed.Host.Value];
                yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, exposed.Host.Location, $"host {exposed.Host} is that of {other.Service.Component} already; use another one")
                    .With(new RelatedLocation("the first host:", other.Host.Location));
            }
        }
    }
}
