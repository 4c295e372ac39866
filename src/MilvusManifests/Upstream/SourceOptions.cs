using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>What is needed to reach a source besides the configuration.</summary>
internal sealed record SourceOptions
{
    /// <summary>Where downloads are kept; null for the folder set in the environment.</summary>
    public string? Cache { get; init; }

    /// <summary>Creates the transport of a download; tests pass one that trusts their own server.</summary>
    public Func<SocketsHttpHandler> Transport { get; init; } = () => new SocketsHttpHandler();

    /// <summary>The timeout of a download, or of all git commands together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The folders to search for <c>git</c>, in the format of <c>PATH</c>.</summary>
    public string SearchPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>Records what is fetched and what was kept; null for no trace.</summary>
    public Trace? Trace { get; init; }

    /// <summary>The limits.</summary>
    public SourceLimits Limits { get; init; } = SourceLimits.Default;
}
