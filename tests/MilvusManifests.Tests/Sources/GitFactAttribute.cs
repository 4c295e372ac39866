using MilvusManifests.Sources;

namespace MilvusManifests.Tests.Sources;

/// <summary>A fact that needs git, and is skipped where that is absent.</summary>
public sealed class GitFactAttribute : FactAttribute
{
    public GitFactAttribute()
    {
        if (GitCommand.Find(new SourceOptions().SearchPath) is null)
        {
            Skip = "needs git, which is not in PATH";
        }
    }
}
