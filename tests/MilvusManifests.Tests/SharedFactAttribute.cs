namespace MilvusManifests.Tests;

/// <summary>A fact that reads published data beside the repository, and is skipped where that is absent.</summary>
public sealed class SharedFactAttribute : FactAttribute
{
    /// <summary>Names the folders or files below <c>shared</c> that the test reads.</summary>
    public SharedFactAttribute(params string[] needs)
    {
        var missing = needs.Where(need => !Path.Exists(Path.Combine(Repository.Shared, need))).ToArray();
        if (missing.Length > 0)
        {
            Skip = $"needs ../shared/{missing[0]}, which is not here";
        }
    }
}
