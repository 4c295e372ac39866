using MilvusManifests.Delivery;

namespace MilvusManifests.Artifacts;

/// <summary>Bytes that a registry stores under their digest.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">The bytes.</param>
internal sealed record ArtifactBlob(string Name, string MediaType, byte[] Content)
{
    /// <summary>The digest, <c>sha256:</c> and 64 digits.</summary>
    public string Digest { get; } = DigestOf(Content);

    /// <summary>The digest of some bytes.</summary>
    public static string DigestOf(ReadOnlySpan<byte> content) => Inventory.Algorithm + Inventory.Hash(content);
}
