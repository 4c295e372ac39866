namespace MilvusManifests.Tests;

/// <summary>A fact that runs <c>kubectl</c>, and is skipped on a machine without it.</summary>
public sealed class KubectlFactAttribute : FactAttribute
{
    public KubectlFactAttribute()
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        if (!folders.Any(folder => File.Exists(Path.Combine(folder, "kubectl")) || File.Exists(Path.Combine(folder, "kubectl.exe"))))
        {
            Skip = "needs kubectl, which is not on the PATH";
        }
    }
}
