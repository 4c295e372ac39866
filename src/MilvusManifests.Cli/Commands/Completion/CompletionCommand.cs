using System.CommandLine;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Completion;

/// <summary><c>completion SHELL</c>: the script that lets a shell ask the command itself what fits at the cursor.</summary>
internal static class CompletionCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "completion";

    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var shell = new Argument<string>("shell") { HelpName = "SHELL", Description = "The shell that runs the script: bash, zsh, fish or pwsh, which is PowerShell." };
        shell.CompletionSources.Add(Shells);
        shell.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (Array.IndexOf(Shells, token.Value) < 0)
                {
                    result.AddError($"unknown shell '{token.Value}'; use {string.Join(", ", Shells[..^1])} or {Shells[^1]}");
                }
            }
        });
        var command = new Command(Name, "Print a script that completes commands, options and their values in a shell.") { shell };
        command.SetAction(parsed => Print(parsed, parsed.GetRequiredValue(shell)));
        return command;
    }

    private static int Print(ParseResult parsed, string shell)
    {
        var script = ShippedText.Read($"completion/{shell}");
        Verbose.Start(parsed)?.Write("printed", $"the script for {shell} ({TraceText.Size(script)})");
        parsed.InvocationConfiguration.Output.Write(script.Text);
        return ExitCode.Done;
    }
}
