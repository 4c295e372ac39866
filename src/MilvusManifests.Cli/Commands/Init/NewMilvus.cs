using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary>A Milvus on the command line: <c>NAMESPACE/RELEASE@VERSION</c>.</summary>
/// <param name="Namespace">The namespace it runs in.</param>
/// <param name="Release">Its release.</param>
/// <param name="Version">Its version.</param>
internal sealed record NewMilvus(string Namespace, string Release, MilvusVersion Version)
{
    /// <summary>How one is written.</summary>
    public const string Form = "NAMESPACE/RELEASE@VERSION";

    /// <summary>The one of Milvus' documentation, with the newest release of the minor that it is about.</summary>
    public static string Default { get; } = $"milvus/my-release@{Newest}";

    // The minor of the version that messages have as an example: a newer one that is known may not be a release yet.
    private static ReleaseNumber Newest => MilvusReleases.Newest.Last(known => MilvusVersion.TryParse(MilvusVersion.Syntax.Example!, out var example) && known.OfMinor == example.Number.OfMinor);

    /// <summary>What is wrong with a text; null if it is a Milvus.</summary>
    public static string? Fault(string text) => Split(text) is not { } parts ? $"'{text}' is not a Milvus; use {Form}, such as {Default}"
        : FaultOf(DnsLabel.Existing, parts.Namespace) ?? FaultOf(HelmReleaseName.Syntax, parts.Release) ?? KnownVersions.FaultOfMilvus(parts.Version);

    /// <summary>The Milvus of a text that is one.</summary>
    public static NewMilvus Parse(string text) =>
        Split(text) is { } parts && MilvusVersion.TryParse(parts.Version, out var version) ? new(parts.Namespace, parts.Release, version) : throw new FormatException(Fault(text));

    private static string? FaultOf(ValueSyntax syntax, string text) => syntax.Fault(text) is { } fault ? $"'{text}' is not a valid {fault.Name}; {fault.Advice}" : null;

    private static (string Namespace, string Release, string Version)? Split(string text) =>
        text.Split('/') is [{ Length: > 0 } space, var rest] && rest.Split('@') is [{ Length: > 0 } release, { Length: > 0 } version] ? (space, release, version) : null;
}
