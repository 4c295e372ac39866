using System.CommandLine;
using System.CommandLine.Completions;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>help CODE</c>: what a diagnostic means and how to mend it, a list of all codes, or the help of a command.</summary>
internal static class HelpCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "help";

    private const string Codes = "codes";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var topic = new Argument<string?>("topic")
        {
            HelpName = "CODE",
            Description = "A diagnostic code such as MM4003, 'codes' for a list of them, or the name of a command.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        topic.CompletionSources.Add(context => KnownCodes.All.Keys.Append(Codes).Concat(context.ParseResult.RootCommandResult.Command.Subcommands.Select(command => command.Name)).Select(word => new CompletionItem(word)));
        var command = new Command(Name, "Explain a diagnostic code: what it means, an example, and how to mend it.") { topic };
        command.SetAction(parsed => Explain(parsed, parsed.GetValue(topic)));
        return command;
    }

    private static int Explain(ParseResult parsed, string? topic)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        var root = parsed.RootCommandResult.Command;
        var trace = Verbose.Start(parsed);
        if (topic is null || root.Subcommands.Any(command => command.Name == topic))
        {
            return root.Parse(topic is null ? ["--help"] : [topic, "--help"]).Invoke(parsed.InvocationConfiguration);
        }

        if (topic == Codes)
        {
            trace?.Write("listed", TraceText.Count(KnownCodes.All.Count, "diagnostic code"));
            List(output);
            return ExitCode.Done;
        }

        if (!KnownCodes.All.TryGetValue(topic.ToUpperInvariant(), out var code) && !KnownCodes.All.TryGetValue($"MM{topic}", out code))
        {
            error.WriteLine($"milvus-manifests: unknown diagnostic or command '{topic}'{Suggestion.Phrase(topic, [.. KnownCodes.All.Keys, Codes, .. root.Subcommands.Select(command => command.Name)])}");
            return ExitCode.Usage;
        }

        trace?.Write("found", $"{code.Id} among the diagnostic codes");
        output.WriteLine($"{code.Id}: {code.Title}");
        output.WriteLine();
        output.Write(CodeText.Of(code));
        return ExitCode.Done;
    }

    private static void List(TextWriter output)
    {
        var area = "";
        foreach (var code in KnownCodes.All.Values)
        {
            if (KnownCodes.AreaOf(code) != area)
            {
                output.Write(area.Length == 0 ? "" : "\n");
                area = KnownCodes.AreaOf(code);
                output.WriteLine(area);
            }

            output.WriteLine($"  {code.Id}  {code.Title}");
        }
    }
}
