using MilvusManifests.Cluster;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects.References;

/// <summary>An object that another one needs.</summary>
/// <param name="User">The object that needs it.</param>
/// <param name="Group">The API group of what is needed.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Namespace">Its namespace; empty if it is in none.</param>
/// <param name="Name">Where its name is written.</param>
/// <param name="Purpose">What it is needed for, as a verb: <c>mounts</c>.</param>
internal sealed record ObjectUse(ClusterObject User, string Group, string Kind, string Namespace, YamlScalar Name, string Purpose)
{
    /// <summary>Where the key of a Secret or ConfigMap is written that has to be there; null for none.</summary>
    public YamlScalar? Key { get; init; }

    /// <summary>Where the name or number of the port of a Service is written that has to be there; null for none.</summary>
    public YamlScalar? Port { get; init; }
}
