using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>releases</c>: the releases that can be pinned, and which of them support the cluster.</summary>
internal static class ReleasesCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "releases";

    private const string DefaultConfiguration = "manifests.config.yaml";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = $"The configuration with the cluster's version [default: {DefaultConfiguration}, if it exists]." };
        var kubernetes = new Option<string?>("--kubernetes") { HelpName = "VERSION", Description = "The cluster's minor version, such as 1.35, instead of the configured one." };
        KnownVersions.AcceptAnyKubernetes(kubernetes);
        var command = new Command(Name, "List the releases of kube-prometheus that can be pinned, and which of them support the cluster's version.") { config, kubernetes };
        new ReportOptions(["text", "json"]).AddTo(command, run => List(run.Parsed.GetValue(config), run.Parsed.GetValue(kubernetes), run.Trace));
        return command;
    }

    private static CommandOutcome List(string? config, string? kubernetes, Trace? trace)
    {
        var configured = ReadVersions(config, trace);
        var versions = configured.Succeeded && configured.Value is { } read ? read with { Kubernetes = kubernetes ?? read.Kubernetes } : null;
        if (versions is not null)
        {
            trace?.Write("resolved", $"Kubernetes {versions.Kubernetes ?? "of any version"}, kube-prometheus {versions.KubePrometheus ?? "of any release"}");
            trace?.Write("listed", $"{TraceText.Count(KubePrometheusReleases.All.Length, "release")} of the catalogue, {KubePrometheusReleases.Tags[0]} to {KubePrometheusReleases.Tags[^1]}");
        }

        return new(versions is null ? ExitCode.Errors : ExitCode.Done, configured.Diagnostics, Print) { IsComplete = versions is not null, Subject = config ?? DefaultConfiguration };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                JsonOutput.Write(streams.Output, json => Write(json, versions, configured.Diagnostics));
                return;
            }

            TextReport.Write(streams, configured.Diagnostics);
            if (versions is not null)
            {
                TextTable.Write(streams.Output, [Head(versions), .. KubePrometheusReleases.All.Select(release => Row(release, versions))], streams.Room);
            }
        }
    }

    private static Result<ConfiguredVersions> ReadVersions(string? config, Trace? trace)
    {
        if (config is null && !File.Exists(DefaultConfiguration))
        {
            trace?.Write("skipped", $"{DefaultConfiguration}: no such file");
            return new(ConfiguredVersions.None, DefaultConfigurationFile.Warnings());
        }

        var source = SourceFile.Read(GivenPath.Shown(config ?? DefaultConfiguration));
        trace?.Read(source);
        return source.Value is null ? new(null, source.Diagnostics) : ConfiguredVersions.Read(source.Value);
    }

    private static string[] Head(ConfiguredVersions versions) =>
        ["release", "Kubernetes", "Prometheus", "operator", "Grafana", "discovery", "date", versions.Kubernetes is null ? "" : $"fits {versions.Kubernetes}"];

    private static string[] Row(KubePrometheusRelease release, ConfiguredVersions versions) =>
    [
        release.Tag,
        $"{release.SupportedKubernetes[0]} - {release.SupportedKubernetes[^1]}",
        VersionOf(release, "prometheus"),
        VersionOf(release, "prometheusOperator"),
        VersionOf(release, "grafana"),
        release.DiscoveryRole.ToString(),
        release.Date,
        string.Join(", ", Marks(release, versions)),
    ];

    private static IEnumerable<string> Marks(KubePrometheusRelease release, ConfiguredVersions versions)
    {
        if (versions.Kubernetes is not null)
        {
            yield return release.Supports(versions.Kubernetes) ? "yes" : "no";
        }

        if (release.Tag == versions.KubePrometheus)
        {
            yield return "pinned";
        }
    }

    private static string VersionOf(KubePrometheusRelease release, string component) => release.Component(component).Version ?? "";

    private static void Write(Utf8JsonWriter json, ConfiguredVersions? versions, ImmutableArray<Diagnostic> diagnostics)
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", versions is not null);
        json.WriteString("kubernetes", versions?.Kubernetes);
        json.WriteString("kubePrometheus", versions?.KubePrometheus);
        json.WriteStartArray("releases");
        foreach (var release in versions is null ? [] : KubePrometheusReleases.All)
        {
            Write(json, release, versions!);
        }

        json.WriteEndArray();
        JsonReport.WriteDiagnostics(json, diagnostics);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, KubePrometheusRelease release, ConfiguredVersions versions)
    {
        json.WriteStartObject();
        json.WriteString("release", release.Tag);
        json.WriteString("commit", release.Commit);
        json.WriteString("date", release.Date);
        json.WriteStrings("kubernetes", release.SupportedKubernetes);
        if (versions.Kubernetes is null)
        {
            json.WriteNull("fits");
        }
        else
        {
            json.WriteBoolean("fits", release.Supports(versions.Kubernetes));
        }

        json.WriteBoolean("pinned", release.Tag == versions.KubePrometheus);
        json.WriteString("discovery", release.DiscoveryRole.ToString());
        json.WriteStartObject("images");
        foreach (var image in release.Images)
        {
            json.WriteString(image.Name, image.Reference.ToString());
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
