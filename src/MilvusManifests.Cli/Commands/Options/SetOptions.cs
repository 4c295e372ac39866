using System.CommandLine;
using MilvusManifests.Configuration;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary><c>--config</c>, <c>--output</c>, <c>--cluster</c> and <c>--cache</c>, of the commands that generate a set.</summary>
/// <param name="clusters">What happens without <c>--cluster</c>, where the configuration has several.</param>
internal sealed class SetOptions(string clusters = "default: all of them")
{
    private readonly Option<string> config = new("--config", "-c") { HelpName = "FILE", Description = "The configuration.", DefaultValueFactory = _ => ConfigurationShape.FileName };
    private readonly Option<string?> output = new("--output", "-o") { HelpName = "FOLDER", Description = "The output folder [default: 'output' of the configuration]." };
    private readonly Option<string?> cluster = ClusterOption.Create(clusters);
    private readonly Option<string?> cache = CacheOption.Create();

    /// <summary>Whether the set is written to a folder that can be given.</summary>
    public bool HasOutput { get; init; } = true;

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(config);
        if (HasOutput)
        {
            command.Add(output);
        }

        command.Add(cluster);
        command.Add(cache);
    }

    /// <summary>What they are in a run.</summary>
    public GenerateOptions Read(CommandRun run) => new(GivenPath.Shown(run.Parsed.GetRequiredValue(config)))
    {
        Output = HasOutput && run.Parsed.GetValue(output) is { } folder ? GivenPath.Shown(folder) : null,
        Cluster = run.Parsed.GetValue(cluster),
        Cache = run.Parsed.GetValue(cache),
        Trace = run.Trace,
    };
}
