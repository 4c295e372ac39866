using MilvusManifests.Catalogue;

namespace MilvusManifests.Tests;

/// <summary>Files of the repository that the code must reproduce: <c>UPDATE_GOLDEN=1 dotnet test</c> rewrites them.</summary>
internal static class Golden
{
    // A message that lists every release must not be another one after each that is added.
    private static readonly string EveryRelease = $"'{string.Join("', '", KubePrometheusReleases.Tags)}'";

    /// <summary>Holds a text against a file, or writes the file where that was asked for.</summary>
    public static void Check(string path, string actual)
    {
        actual = actual.Replace(EveryRelease, "{every release}", StringComparison.Ordinal);
        var file = Path.Combine(Repository.Root, path);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(file, actual);
        }

        Assert.True(File.Exists(file), $"{path} is missing: UPDATE_GOLDEN=1 dotnet test writes it");
        Assert.True(string.Equals(File.ReadAllText(file), actual, StringComparison.Ordinal), $"{path} is out of date: UPDATE_GOLDEN=1 dotnet test rewrites it");
    }
}
