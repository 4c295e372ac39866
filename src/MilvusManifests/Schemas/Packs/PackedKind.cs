namespace MilvusManifests.Schemas.Packs;

/// <summary>A kind of object and the definition that is its schema.</summary>
/// <param name="ApiVersion">The API group and version as an object's <c>apiVersion</c> has it.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Definition">The name of the definition.</param>
public sealed record PackedKind(string ApiVersion, string Kind, string Definition)
{
    /// <summary>The resource that serves the kind, in the plural; null when nothing serves it by itself, as a list, or when that is not known.</summary>
    public string? Resource { get; init; }

    /// <summary>Whether its objects belong to a namespace; false also when <see cref="Resource"/> is null.</summary>
    public bool IsNamespaced { get; init; }

    /// <summary>Whether a CustomResourceDefinition defines the kind.</summary>
    public bool IsCustomResource { get; init; }

    /// <summary>Both together.</summary>
    internal KindName Name => new(ApiVersion, Kind);

    /// <summary>The API group; empty for the core group.</summary>
    public string Group => ApiVersion.IndexOf('/', StringComparison.Ordinal) is var slash and >= 0 ? ApiVersion[..slash] : "";

    /// <summary>The version within its group.</summary>
    public string Version => ApiVersion[(ApiVersion.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether the version is neither alpha nor beta.</summary>
    internal bool IsStable => !Version.Contains("alpha", StringComparison.Ordinal) && !Version.Contains("beta", StringComparison.Ordinal);
}
