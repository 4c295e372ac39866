using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Building.Milvus;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Commands.Render;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>helm-values [RELEASE]</c>: what has to be set where Milvus is installed.</summary>
internal static class HelmValuesCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "helm-values";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var release = new Argument<string?>("release") { HelpName = "RELEASE", Description = "Only this Milvus: RELEASE, or NAMESPACE/RELEASE.", Arity = ArgumentArity.ZeroOrOne };
        var config = new Option<string>("--config", "-c") { HelpName = "FILE", Description = "The configuration.", DefaultValueFactory = _ => ConfigurationShape.FileName };
        var cluster = ClusterOption.Create();
        var command = new Command(Name, "Print the Helm values, or the fields of the operator's object, with which exactly one monitor scrapes each Milvus.") { release, config, cluster };
        new ReportOptions(["text", "json"]).AddTo(command, run => Print(run.Parsed.GetValue(release), GivenPath.Shown(run.Parsed.GetRequiredValue(config)), run.Parsed.GetValue(cluster), run.Trace));
        return command;
    }

    private static CommandOutcome Print(string? release, string path, string? cluster, Trace? trace)
    {
        var found = new DiagnosticBag();
        var read = SourceFile.Read(path);
        trace?.Read(read);
        var configuration = found.Take(read) is { } text ? found.Take(ConfigurationReader.Read(text, cluster: cluster)) : null;
        var values = configuration is null || found.HasErrors ? null : Write(configuration, release, found);
        return TextResult.Of("values", found.HasErrors ? null : values, found.ToImmutable(), path);
    }

    private static string Write(ManifestsConfiguration configuration, string? release, DiagnosticBag found)
    {
        ImmutableArray<MilvusInstance> named = [.. configuration.Milvus.Where(milvus => release is null || release == milvus.Release.Value || release == RenderInputs.NameOf(milvus))];
        if (named.IsEmpty)
        {
            found.Error(CommandLineCodes.NoInstance, null, configuration.Milvus.IsEmpty
                ? "the configuration has no Milvus"
                : $"the configuration has no Milvus '{release}'; it has {string.Join(", ", configuration.Milvus.Select(RenderInputs.NameOf))}");
        }

        return string.Join("---\n", named.Select(InstallerValues.Write));
    }
}
