namespace MilvusManifests.Tests.CommandLine;

/// <summary>A theory about the native command, which takes minutes to link; skipped unless one is named.</summary>
public sealed class NativeTheoryAttribute : TheoryAttribute
{
    public NativeTheoryAttribute() => Skip = CommandLineRun.Named is null ? $"needs the native command, named by {CommandLineRun.Variable}" : null;
}
