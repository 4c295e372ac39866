using MilvusManifests.Artifacts;

namespace MilvusManifests.Cli.Commands.Push;

/// <summary>What came of a push to a registry as text.</summary>
internal static class PushText
{
    /// <summary>One line.</summary>
    public static string Of(PushedArtifact pushed, bool isDryRun)
    {
        var what = isDryRun ? "Would push" : pushed.IsUnchanged ? "Nothing to push: the registry has" : "Pushed";
        return $"{what} {pushed.Reference} as {pushed.Digest}";
    }
}
