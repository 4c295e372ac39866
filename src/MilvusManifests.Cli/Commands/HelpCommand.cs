using System.CommandLine;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>help CODE</c>: what a diagnostic means, or the help of a command.</summary>
internal static class HelpCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "help";

    private const int Width = 80;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var topic = new Argument<string?>("topic")
        {
            HelpName = "CODE",
            Description = "A diagnostic code such as MM4003, or the name of a command.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command(Name, "Explain a diagnostic code: what is wrong and how to fix it.") { topic };
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

        var codes = DiagnosticCodes.All.AddRange(CommandLineCodes.All.Select(own => KeyValuePair.Create(own.Id, own)));
        if (!codes.TryGetValue(topic.ToUpperInvariant(), out var code) && !codes.TryGetValue($"MM{topic}", out code))
        {
            error.WriteLine($"milvus-manifests: unknown diagnostic or command '{topic}'{Suggestion.Phrase(topic, [.. codes.Keys, .. root.Subcommands.Select(command => command.Name)])}");
            return ExitCode.Usage;
        }

        trace?.Write("found", $"{code.Id} among the diagnostic codes");
        output.WriteLine($"{code.Id}: {code.Title}");
        output.WriteLine();
        foreach (var line in Wrap(code.Explanation))
        {
            output.WriteLine(line);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            yield return line;
        }
    }
}
