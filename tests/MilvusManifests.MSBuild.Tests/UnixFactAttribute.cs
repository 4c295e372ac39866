namespace MilvusManifests.MSBuild.Tests;

/// <summary>A test that sends a signal, which Windows has no command for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "there are no signals on Windows";
        }
    }
}
