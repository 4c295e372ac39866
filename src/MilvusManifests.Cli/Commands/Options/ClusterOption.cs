using System.CommandLine;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary><c>--cluster NAME</c>, for every command that reads a configuration, which may be for several clusters.</summary>
internal static class ClusterOption
{
    /// <summary>What <c>--help</c> says of a command that is about one cluster.</summary>
    public const string Required = "required if it has several";

    /// <summary>The option.</summary>
    /// <param name="otherwise">What happens without it, where the configuration has several clusters.</param>
    public static Option<string?> Create(string otherwise = Required) => new("--cluster") { HelpName = "NAME", Description = $"The cluster of the configuration [{otherwise}]." };
}
