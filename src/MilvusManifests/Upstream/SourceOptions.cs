using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>What reaching a source takes beside the configuration.</summary>
internal sealed record SourceOptions
{
    /// <summary>Where downloads are kept; null for the folder that the environment names.</summary>
    public string? Cache { get; init; }

    /// <summary>Makes the transport of a download; a test brings one that trusts its own server.</summary>
    public Func<SocketsHttpHandler> Transport { get; init; } = () => new SocketsHttpHandler();

    /// <summary>How long a download, or all that git does, may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The folders where <c>git</c> is looked for, as <c>PATH</c> writes them.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Is told what is fetched and what was kept; null for nobody.</summary>
    public Trace? Trace { get; init; }

    /// <summary>How much is read.</summary>
    public SourceLimits Limits { get; init; } = SourceLimits.Default;
}
