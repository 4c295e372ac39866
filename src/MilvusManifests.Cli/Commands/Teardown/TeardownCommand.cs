using System.CommandLine;
using MilvusManifests.Cli.Commands.Options;

namespace MilvusManifests.Cli.Commands.Teardown;

/// <summary><c>teardown</c>: the commands that delete a set from a cluster, in order.</summary>
internal static class TeardownCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "teardown";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var set = new SetOptions();
        var all = Flag.Create("--all", "Delete what takes other people's objects or data with it, too: definitions, the namespace of the stack, volumes.");
        var command = new Command(Name, "Print a script that deletes the set from a cluster, in order, and says what that takes with it. Nothing is deleted by this command.");
        set.AddTo(command);
        command.Add(all);
        new ReportOptions(["text", "json"]).AddTo(command, run =>
        {
            var options = set.Read(run);
            var (rendered, diagnostics) = Generator.Render(options, cancellation: run.Cancellation);
            return TextResult.Of("script", rendered is null ? null : TeardownScript.Write(rendered, Flag.IsGiven(run.Parsed, all)), diagnostics, options.ConfigurationPath);
        });
        return command;
    }
}
