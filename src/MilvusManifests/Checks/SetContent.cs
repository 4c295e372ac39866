using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Building.GitOps;
using MilvusManifests.Configuration;
using MilvusManifests.Delivery;
using MilvusManifests.Json;
using MilvusManifests.ScrapePath;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>What decides what the checks of objects find.</summary>
internal static class SetContent
{
    /// <summary>A checksum of everything in a set that those checks can see: the files that are applied, and the configuration. Two sets with the same have the same findings, at places of their own.</summary>
    public static string KeyOf(BuiltSet set, OutputSet files, ManifestsConfiguration configuration)
    {
        var unseen = set.Manifests.Where(manifest => manifest.Content is null && manifest.Objects.Any(UnseenFields.Has))
            .ToDictionary(manifest => manifest.Path, manifest => ManifestFile.Write(Seen(manifest)).Hash, StringComparer.Ordinal);
        var text = new StringBuilder(JsonWriter.Write(Seen(configuration.Written))).Append('\n');
        foreach (var file in files.Files)
        {
            if (!EngineFiles.Has(file.Path))
            {
                text.Append(file.Path).Append(' ').Append(unseen.GetValueOrDefault(file.Path, file.Hash)).Append('\n');
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static Manifest Seen(Manifest manifest) =>
        manifest with { Objects = [.. manifest.Objects.Select(made => UnseenFields.Has(made) ? made.With(UnseenFields.Without(made)) : made)] };

    // Where a set is written, and from where it is synced, is not in the objects that are applied; nor are the labels in those that are seen.
    private static YamlMapping Seen(YamlMapping configuration)
    {
        var seen = configuration.Without("output").Without("gitops");
        return seen["kubePrometheus"] is YamlMapping stack && stack["prometheus"] is YamlMapping server
            ? seen.With("kubePrometheus", stack.With("prometheus", server.Without("externalLabels")))
            : seen;
    }
}
