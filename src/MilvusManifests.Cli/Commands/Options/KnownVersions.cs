using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Metrics;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary>Versions on the command line: those that are not known are wrong usage, and the nearest known one is named.</summary>
internal static class KnownVersions
{
    /// <summary>Accepts only versions of Kubernetes with schemas.</summary>
    public static void AcceptKubernetes(Option<string?> option)
    {
        option.CompletionSources.Add(_ => KubernetesSchemas.All.Select(version => new CompletionItem(version)));
        option.Validators.Add(result => Check(result, "Kubernetes version", "versions", KubernetesSchemas.All));
    }

    /// <summary>Accepts only releases of kube-prometheus that can be pinned.</summary>
    public static void AcceptReleases<T>(Option<T> option)
    {
        option.CompletionSources.Add(_ => KubePrometheusReleases.Tags.Select(tag => new CompletionItem(tag)));
        option.Validators.Add(result => Check(result, "release", "releases", KubePrometheusReleases.Tags));
    }

    /// <summary>Accepts every minor version of Kubernetes.</summary>
    public static void AcceptAnyKubernetes(Option<string?> option)
    {
        option.CompletionSources.Add(_ => KubernetesSchemas.All.Select(version => new CompletionItem(version)));
        option.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var version }, ..] && KubernetesVersion.Syntax.Fault(version) is not null)
            {
                result.AddError($"'{version}' is not a valid Kubernetes version; use a minor version such as {NearestVersion.Of(version, KubernetesSchemas.All) ?? KubernetesSchemas.All[^1]}");
            }
        });
    }

    /// <summary>Accepts versions of Milvus whose minor is known.</summary>
    public static void AcceptMilvus<T>(Option<T> option) => option.Validators.Add(result =>
    {
        foreach (var token in result.Tokens)
        {
            if (FaultOfMilvus(token.Value) is { } fault)
            {
                result.AddError(fault);
            }
        }
    });

    /// <summary>Accepts two such versions with <c>..</c> between them.</summary>
    public static void AcceptMilvusRange(Option<string?> option) => option.Validators.Add(result =>
    {
        if (result.Tokens is not [{ Value: var range }, ..])
        {
            return;
        }

        var versions = range.Split("..");
        if (versions.Length != 2)
        {
            result.AddError($"'{range}' is not two versions of Milvus; use FROM..TO, such as 2.5.16..2.6.15");
        }
        else if ((FaultOfMilvus(versions[0]) ?? FaultOfMilvus(versions[1])) is { } fault)
        {
            result.AddError(fault);
        }
    });

    /// <summary>Two versions of Milvus with <c>..</c> between them; null for anything else.</summary>
    public static (MilvusVersion From, MilvusVersion To)? MilvusRange(string range) =>
        range.Split("..") is [var from, var to] && MilvusVersion.TryParse(from, out var old) && MilvusVersion.TryParse(to, out var @new) ? (old, @new) : null;

    /// <summary>What is wrong with a version of Milvus; null if its minor is known.</summary>
    public static string? FaultOfMilvus(string text) =>
        MilvusVersion.Syntax.Fault(text) is { } fault ? $"'{text}' is not a valid {fault.Name}; {fault.Advice}"
        : MilvusVersion.TryParse(text, out var version) && !MilvusReleases.Knows(version.Number) ? MilvusReleases.Unknown(version)
        : null;

    private static void Check(OptionResult result, string what, string many, IReadOnlyList<string> known)
    {
        foreach (var version in result.Tokens.Select(token => token.Value).Where(version => !known.Contains(version, StringComparer.Ordinal)))
        {
            var nearest = NearestVersion.Of(version, known) is { } near ? $"; the nearest is {near}" : "";
            result.AddError($"unknown {what} '{version}'; known {many} are {string.Join(", ", known)}{nearest}");
        }
    }
}
