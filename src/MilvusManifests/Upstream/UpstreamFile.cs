using System.Security.Cryptography;

namespace MilvusManifests.Upstream;

/// <summary>One of upstream's files, as bytes.</summary>
/// <param name="path">The path below upstream's <c>manifests/</c>, with <c>/</c>.</param>
/// <param name="shownPath">The file as diagnostics show it.</param>
/// <param name="content">Every byte.</param>
internal sealed class UpstreamFile(string path, string shownPath, ReadOnlyMemory<byte> content)
{
    /// <summary>The path below upstream's <c>manifests/</c>, with <c>/</c>: <c>setup/namespace.yaml</c>.</summary>
    public string Path { get; } = path;

    /// <summary>The file as diagnostics show it.</summary>
    public string ShownPath { get; } = shownPath;

    /// <summary>Every byte.</summary>
    public ReadOnlyMemory<byte> Content { get; } = content;

    /// <summary>The SHA-256 of the content, 64 lower-case hexadecimal digits.</summary>
    public string Sum { get; } = Convert.ToHexStringLower(SHA256.HashData(content.Span));
}
