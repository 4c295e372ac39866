namespace MilvusManifests.Tests.CommandLine;

/// <summary>A fact that writes to <c>/dev/full</c>, which has no space left; skipped where there is none.</summary>
public sealed class DevFullFactAttribute : FactAttribute
{
    public DevFullFactAttribute() => Skip = File.Exists("/dev/full") ? null : "needs /dev/full";
}
