using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Delivery;

/// <summary>Writes manifests as files.</summary>
internal static class ManifestFile
{
    private static readonly ConditionalWeakTable<ManifestObject, ManifestContent> Shared = [];

    /// <summary>The file of a manifest: a first line that names its generator, then each object as a document of canonical YAML.</summary>
    public static OutputFile Write(Manifest manifest)
    {
        if (manifest.Content is { } content)
        {
            return new OutputFile(manifest.Path, content.Value);
        }

        // What several clusters have in common is written and summed once.
        return manifest.Objects is [{ IsShared: true } shared]
            ? new OutputFile(manifest.Path, Shared.GetValue(shared, _ => new ManifestContent(WriteAll(manifest)))) { Origin = manifest.Template }
            : new OutputFile(manifest.Path, WriteAll(manifest)) { Origin = manifest.Template };
    }

    private static byte[] WriteAll(Manifest manifest)
    {
        var text = new StringBuilder(manifest.Comment);
        for (var i = 0; i < manifest.Objects.Length; i++)
        {
            text.Append(i == 0 ? "" : "---\n");
            YamlWriter.Write(manifest.Objects[i].Node, text);
        }

        return ToUtf8(text);
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
