using System.Buffers;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Delivery;

/// <summary>Writes manifests as files.</summary>
internal static class ManifestFile
{
    /// <summary>The file of a manifest: a first line that names its generator, then each object as a document of canonical YAML.</summary>
    public static OutputFile Write(Manifest manifest)
    {
        if (manifest.Content is { } content)
        {
            return new OutputFile(manifest.Path, content.Value);
        }

        var text = new StringBuilder(manifest.Comment);
        for (var i = 0; i < manifest.Objects.Length; i++)
        {
            text.Append(i == 0 ? "" : "---\n");
            YamlWriter.Write(manifest.Objects[i].Node, text);
        }

        return new OutputFile(manifest.Path, ToUtf8(text)) { Origin = manifest.Template };
    }

    private static byte[] ToUtf8(StringBuilder text)
    {
        var characters = ArrayPool<char>.Shared.Rent(text.Length);
        text.CopyTo(0, characters, text.Length);
        var bytes = Encoding.UTF8.GetBytes(characters, 0, text.Length);
        ArrayPool<char>.Shared.Return(characters);
        return bytes;
    }
}
