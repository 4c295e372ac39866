using System.Runtime.CompilerServices;

namespace MilvusManifests.Tests;

/// <summary>Where this repository and the data beside it are.</summary>
internal static class Repository
{
    /// <summary>The repository's root: the folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder <c>shared</c> beside the repository: published manifests, schemas and conformance suites.</summary>
    public static string Shared { get; } = Path.Combine(Root, "..", "shared");

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        var folder = Path.GetDirectoryName(thisFile);
        while (folder is not null && !File.Exists(Path.Combine(folder, "MilvusManifests.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("MilvusManifests.sln is in no folder above the tests.");
    }
}
