using System.Collections.Immutable;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary>The configuration of the current folder, for commands that also work without one.</summary>
internal static class DefaultConfigurationFile
{
    /// <summary>Its path; null if there is none.</summary>
    public static string? Path => File.Exists(ConfigurationShape.FileName) ? ConfigurationShape.FileName : null;

    /// <summary>A warning if there is only a file with a name that is not read.</summary>
    public static ImmutableArray<Diagnostic> Warnings() => MisnamedConfiguration.Find(ConfigurationShape.FileName) is { } other
        ? [Diagnostic.Warning(CommandLineCodes.Misnamed, new SourceText(other, "").At(0, 0), $"'{other}' is not read; rename it to {ConfigurationShape.FileName}, or name it with --config")]
        : [];
}
