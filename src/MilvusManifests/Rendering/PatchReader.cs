using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Rendering;

/// <summary>Reads the patches of a set: the change to Prometheus' permissions, then the user's own.</summary>
public static class PatchReader
{
    /// <summary>The patches in the order they apply.</summary>
    /// <param name="configuration">The configuration that names them.</param>
    /// <param name="release">The release whose ClusterRole is changed.</param>
    /// <param name="folder">The folder of the configuration, which patch files are relative to; empty for the current one.</param>
    public static Result<ImmutableArray<TargetedPatch>> Read(ManifestsConfiguration configuration, KubePrometheusRelease release, string folder)
    {
        var patches = ImmutableArray.CreateBuilder<TargetedPatch>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (configuration.Rbac.Value == RbacScope.ClusterRole && configuration.KubePrometheus.Has("prometheus"))
        {
            var target = new PatchTarget(Given("ClusterRole"), Given(PrometheusRbac.ClusterRole), null);
            patches.Add(new TargetedPatch(target, JsonPatch.Read(PrometheusRbac.Patch(release)).Value!)
            {
                Home = "manifests/prometheus-clusterRole.yaml",
                Asked = configuration.Rbac.Location ?? configuration.KubePrometheus.Source.Location,
                Purpose = "the rule that lets Prometheus find Milvus is added to this ClusterRole; 'rbac: namespaces' writes Roles instead and leaves it alone",
            });
        }

        foreach (var patch in configuration.Patches)
        {
            Add(patches, diagnostics, patch.Target, patch.File is { } file ? ReadFile(file, folder) : new(patch.Operations, []));
        }

        return new(patches.DrainToImmutable(), diagnostics.DrainToImmutable());
    }

    private static void Add(
        ImmutableArray<TargetedPatch>.Builder patches,
        ImmutableArray<Diagnostic>.Builder diagnostics,
        PatchTarget target,
        Result<YamlNode> operations)
    {
        diagnostics.AddRange(operations.Diagnostics);
        if (operations.Value is null)
        {
            return;
        }

        var patch = JsonPatch.Read(operations.Value);
        diagnostics.AddRange(patch.Diagnostics);
        if (patch is { Succeeded: true, Value: not null })
        {
            if (patch.Value.Operations.IsEmpty)
            {
                diagnostics.Add(Diagnostic.Warning(Codes.NoEffect, operations.Value.Location, "the patch has no operation and changes nothing"));
            }

            patches.Add(new TargetedPatch(target, patch.Value));
        }
    }

    private static Result<YamlNode> ReadFile(Setting<string> file, string folder)
    {
        var path = Path.Combine(folder, file.Value);
        var source = SourceFile.Read(path, path);
        if (source.Value is null)
        {
            return new(null, [.. source.Diagnostics.Select(diagnostic => diagnostic.Code == Codes.FileUnreadable ? diagnostic with { Location = file.Location } : diagnostic)]);
        }

        if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return JsonReader.Read(source.Value);
        }

        var document = YamlReader.ReadSingle(source.Value);
        return new(document.Succeeded ? document.Value?.Root : null, document.Diagnostics);
    }

    private static Setting<string> Given(string value) => new(value, YamlScalar.String(value));
}
