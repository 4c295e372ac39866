using MilvusManifests.Configuration.GitOps;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Clusters;

/// <summary>One of several clusters that a configuration is for.</summary>
/// <param name="Name">Its name, which is that of its folder below the output folder.</param>
/// <param name="Document">Its configuration: what all clusters share, and what it overrides.</param>
internal sealed record ConfiguredCluster(string Name, YamlMapping Document)
{
    private const string OutputKey = "output";
    private const string GitOps = "gitops";

    /// <summary>Its output folder, relative to the configuration's.</summary>
    public string Output => ((YamlScalar)Document[OutputKey]!).Value;

    /// <summary>The cluster of a configuration and what it overrides: its output is a folder of its own, and Argo CD, which may sync many clusters, has objects of its own for it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="merged">The configuration, with what the cluster overrides.</param>
    public static ConfiguredCluster Of(YamlScalar name, YamlMapping merged)
    {
        var folder = merged[OutputKey] as YamlScalar ?? YamlScalar.String(OutputKey);
        var document = merged.With(OutputKey, Below(folder, name.Value));
        if (merged[GitOps] is YamlMapping gitops)
        {
            document = document.With(GitOps, gitops.WithValues(engine => engine.Value is YamlMapping settings ? OfEngine(engine.Key.Value, settings, name) : engine.Value));
        }

        return new(name.Value, new YamlMapping(document.Entries, name.Location));
    }

    private static YamlMapping OfEngine(string engine, YamlMapping settings, YamlScalar cluster)
    {
        var own = settings["path"] is YamlScalar path ? settings.With("path", Below(path, cluster.Value))
            : IsArtifact(settings) ? settings.With("path", Plain(cluster.Value, cluster.Location))
            : settings;
        if (engine != "argocd")
        {
            return own;
        }

        var name = own["name"] as YamlScalar;
        own = own.With("name", Plain($"{name?.Value ?? GitOpsNames.Default}-{cluster.Value}", name?.Location ?? cluster.Location));
        return own["cluster"] is null ? own.With("cluster", Plain(cluster.Value, cluster.Location)) : own;
    }

    // An artifact has the folders of the clusters at its root.
    private static bool IsArtifact(YamlMapping settings) => settings["repository"] is YamlScalar repository && FluxRepository.IsOci(repository.Value);

    private static YamlScalar Below(YamlScalar folder, string name) =>
        Plain(folder.Value is RepositoryPath.Root or "./" ? name : $"{RelativePath.Normalise(folder.Value)}/{name}", folder.Location);

    private static YamlScalar Plain(string value, Location? location) => new(value, YamlScalarStyle.Plain, YamlScalarKind.String, location);
}
