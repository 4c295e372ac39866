namespace MilvusManifests.Tests;

/// <summary>The release that tests are written for whose texts are exact.</summary>
internal static class PinnedRelease
{
    /// <summary>Its tag; it stays when newer releases come.</summary>
    public const string Tag = "v0.18.0";
}
