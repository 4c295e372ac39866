using System.CommandLine;
using MilvusManifests.Configuration;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary><c>--config</c>, <c>--output</c>, <c>--cluster</c> and <c>--cache</c>, of the commands that generate a set.</summary>
internal sealed class SetOptions
{
    private readonly Option<string> config = new("--config", "-c") { HelpName = "FILE", Description = "The configuration.", DefaultValueFactory = _ => ConfigurationShape.FileName };
    private readonly Option<string?> output = new("--output", "-o") { HelpName = "FOLDER", Description = "The output folder [default: 'output' of the configuration]." };
    private readonly Option<string?> cluster = ClusterOption.Create("default: all of them");
    private readonly Option<string?> cache = CacheOption.Create();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(config);
        command.Add(output);
        command.Add(cluster);
        command.Add(cache);
    }

    /// <summary>What they are in a run.</summary>
    public GenerateOptions Read(CommandRun run) => new(GivenPath.Shown(run.Parsed.GetRequiredValue(config)))
    {
        Output = run.Parsed.GetValue(output) is { } folder ? GivenPath.Shown(folder) : null,
        Cluster = run.Parsed.GetValue(cluster),
        Cache = run.Parsed.GetValue(cache),
        Trace = run.Trace,
    };
}
