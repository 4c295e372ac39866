using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MilvusManifests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Artifacts;

/// <summary>A set as a registry stores it: a manifest, and the two blobs that it names.</summary>
/// <param name="Manifest">The manifest.</param>
/// <param name="Blobs">The configuration and the layer.</param>
internal sealed record Artifact(ArtifactBlob Manifest, ImmutableArray<ArtifactBlob> Blobs)
{
    /// <summary>The media type of the manifest.</summary>
    public const string ManifestType = "application/vnd.oci.image.manifest.v1+json";
    /// <summary>What messages call the manifest.</summary>
    public const string ManifestName = "manifest";

    private const string ConfigurationType = "application/vnd.cncf.flux.config.v1+json";

    /// <summary>Packs files.</summary>
    /// <param name="files">The files of a set.</param>
    /// <param name="options">What the artifact says of itself.</param>
    public static Artifact Of(ImmutableArray<OutputFile> files, ArtifactOptions options)
    {
        var packed = ArtifactLayer.Of(files);
        var layer = new ArtifactBlob("layer", LayerType(options.Layer), packed.Compressed);
        var configuration = new ArtifactBlob("configuration", ConfigurationType, WriteConfiguration(ArtifactBlob.DigestOf(packed.Tar)));
        return new(new ArtifactBlob(ManifestName, ManifestType, WriteManifest(configuration, layer, options)), [layer, configuration]);
    }

    private static string LayerType(LayerKind kind) => kind == LayerKind.Flux ? "application/vnd.cncf.flux.content.v1.tar+gzip" : "application/vnd.oci.image.layer.v1.tar+gzip";

    // What every image has to say; a registry or a client may look for it.
    private static byte[] WriteConfiguration(string unpacked) => Write(json =>
    {
        json.WriteString("architecture", "");
        json.WriteString("os", "");
        json.WriteStartObject("config");
        json.WriteEndObject();
        json.WriteStartObject("rootfs");
        json.WriteString("type", "layers");
        json.WriteStartArray("diff_ids");
        json.WriteStringValue(unpacked);
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static byte[] WriteManifest(ArtifactBlob configuration, ArtifactBlob layer, ArtifactOptions options) => Write(json =>
    {
        json.WriteNumber("schemaVersion", 2);
        json.WriteString("mediaType", ManifestType);
        json.WritePropertyName("config");
        WriteDescriptor(json, configuration);
        json.WriteStartArray("layers");
        WriteDescriptor(json, layer);
        json.WriteEndArray();
        (string Name, string? Value)[] annotations =
        [
            ("org.opencontainers.image.created", options.Created?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
            ("org.opencontainers.image.revision", options.Revision),
            ("org.opencontainers.image.source", options.Source is null ? null : UrlPassword.Hide(options.Source)),
        ];
        if (Array.Exists(annotations, annotation => annotation.Value is not null))
        {
            json.WriteStartObject("annotations");
            foreach (var (name, value) in annotations.Where(annotation => annotation.Value is not null))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }
    });

    private static void WriteDescriptor(Utf8JsonWriter json, ArtifactBlob blob)
    {
        json.WriteStartObject();
        json.WriteString("mediaType", blob.MediaType);
        json.WriteString("digest", blob.Digest);
        json.WriteNumber("size", blob.Content.Length);
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> properties)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
