using System.CommandLine;
using System.CommandLine.Parsing;
using MilvusManifests.Catalogue;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary>Versions on the command line: those that are not known are wrong usage, and the nearest known one is named.</summary>
internal static class KnownVersions
{
    /// <summary>Accepts only versions of Kubernetes with schemas.</summary>
    public static void AcceptKubernetes(Option<string?> option) => option.Validators.Add(result => Check(result, "Kubernetes version", "versions", KubernetesSchemas.All));

    /// <summary>Accepts only releases of kube-prometheus that can be pinned.</summary>
    public static void AcceptReleases<T>(Option<T> option) => option.Validators.Add(result => Check(result, "release", "releases", KubePrometheusReleases.Tags));

    /// <summary>Accepts every minor version of Kubernetes.</summary>
    public static void AcceptAnyKubernetes(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.Tokens is [{ Value: var version }, ..] && KubernetesVersion.Syntax.Fault(version) is not null)
        {
            result.AddError($"'{version}' is not a valid Kubernetes version; use a minor version such as {NearestVersion.Of(version, KubernetesSchemas.All) ?? KubernetesSchemas.All[^1]}");
        }
    });

    private static void Check(OptionResult result, string what, string many, IReadOnlyList<string> known)
    {
        foreach (var version in result.Tokens.Select(token => token.Value).Where(version => !known.Contains(version, StringComparer.Ordinal)))
        {
            var nearest = NearestVersion.Of(version, known) is { } near ? $"; the nearest is {near}" : "";
            result.AddError($"unknown {what} '{version}'; known {many} are {string.Join(", ", known)}{nearest}");
        }
    }
}
