using System.Text;
using MilvusManifests.Rendering;
using MilvusManifests.Yaml;

namespace MilvusManifests.Delivery;

/// <summary>Writes manifests as files.</summary>
public static class ManifestFile
{
    /// <summary>The file of a manifest: a first line that says what made it, then each object as a document of canonical YAML.</summary>
    public static OutputFile Of(Manifest manifest)
    {
        if (manifest.Content is not null)
        {
            return new OutputFile(manifest.Path, manifest.Content(manifest.Comment));
        }

        var text = new StringBuilder(manifest.Comment);
        for (var i = 0; i < manifest.Objects.Length; i++)
        {
            text.Append(i == 0 ? "" : "---\n");
            YamlWriter.Write(manifest.Objects[i].Node, text);
        }

        return new OutputFile(manifest.Path, Encoding.UTF8.GetBytes(text.ToString())) { Origin = manifest.Template };
    }
}
