using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Building;

/// <summary>Reads the patches of a set: the change to Prometheus' permissions, then the user's own.</summary>
internal static class PatchReader
{
    private static readonly string[] Members = ["op", "path", "from", "value"];

    /// <summary>The patches in the order they apply.</summary>
    /// <param name="configuration">The configuration that names them.</param>
    /// <param name="release">The release whose ClusterRole is changed.</param>
    /// <param name="folder">The folder of the configuration, which patch files are relative to; empty for the current one.</param>
    public static Result<ImmutableArray<TargetedPatch>> Read(ManifestsConfiguration configuration, KubePrometheusRelease release, string folder)
    {
        var found = new DiagnosticBag();
        ImmutableArray<TargetedPatch> patches =
        [
            .. OfPermissions(configuration, release),
            .. configuration.Patches.Select(patch => found.Take(Read(patch, folder))).OfType<TargetedPatch>(),
        ];
        return found.With(patches);
    }

    private static TargetedPatch[] OfPermissions(ManifestsConfiguration configuration, KubePrometheusRelease release)
    {
        if (configuration.Rbac.Value != RbacScope.ClusterRole || !configuration.KubePrometheus.Has("prometheus"))
        {
            return [];
        }

        var target = new PatchTarget(Given("ClusterRole"), Given(PrometheusRbac.ClusterRole), null);
        return
        [
            new TargetedPatch(target, JsonPatch.Read(PrometheusRbac.Patch(release)).Value!)
            {
                Home = "manifests/prometheus-clusterRole.yaml",
                Asked = configuration.Rbac.Location ?? configuration.KubePrometheus.Source.Location,
                Purpose = "the rule that lets Prometheus find Milvus is added to this ClusterRole; 'rbac: namespaces' writes Roles instead and leaves it alone",
            },
        ];
    }

    private static Result<TargetedPatch> Read(ObjectPatch patch, string folder)
    {
        var operations = patch.File is { } file ? ReadFile(file, folder) : new(patch.Operations, []);
        if (operations.Value is null)
        {
            return new(null, operations.Diagnostics);
        }

        var read = JsonPatch.Read(operations.Value);
        ImmutableArray<Diagnostic> diagnostics = [.. operations.Diagnostics, .. read.Diagnostics, .. patch.File is null ? [] : UnknownMembers(operations.Value)];
        return diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) || read.Value is null ? new(null, diagnostics)
            : read.Value.Operations.IsEmpty ? new(new TargetedPatch(patch.Target, read.Value), diagnostics.Add(ChangesNothing(operations.Value)))
            : new(new TargetedPatch(patch.Target, read.Value), diagnostics);
    }

    // RFC 6902 (section 4) has them ignored; in a file that somebody wrote, each is a slip.
    private static IEnumerable<Diagnostic> UnknownMembers(YamlNode operations) =>
        from operation in (operations as YamlSequence)?.Items.OfType<YamlMapping>() ?? []
        from entry in operation.Entries
        where !Members.Contains(entry.Key.Value, StringComparer.Ordinal)
        select Diagnostic.Error(JsonCodes.PatchOperation, entry.Key.Location, $"unknown key {Quote.Value(entry.Key.Value)}{Suggestion.Phrase(entry.Key.Value, Members)}");

    private static Diagnostic ChangesNothing(YamlNode operations) =>
        Diagnostic.Warning(ConfigurationCodes.NoEffect, operations.Location, "the patch has no operations and changes nothing");

    private static Result<YamlNode> ReadFile(Setting<string> file, string folder)
    {
        var path = Path.Combine(folder, file.Value);
        var source = SourceFile.Read(path, path);
        if (source.Value is null)
        {
            return new(null, [.. source.Diagnostics.Select(diagnostic => diagnostic.Code == TextCodes.FileUnreadable ? diagnostic with { Location = file.Location } : diagnostic)]);
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
