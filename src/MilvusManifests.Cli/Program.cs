using System.CommandLine;
using System.CommandLine.Parsing;
using MilvusManifests.Cli.Commands;
using MilvusManifests.Cli.Commands.Check;
using MilvusManifests.Cli.Commands.Commit;
using MilvusManifests.Cli.Commands.Completion;
using MilvusManifests.Cli.Commands.Config;
using MilvusManifests.Cli.Commands.Diff;
using MilvusManifests.Cli.Commands.Explain;
using MilvusManifests.Cli.Commands.Generate;
using MilvusManifests.Cli.Commands.Init;
using MilvusManifests.Cli.Commands.Metrics;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Commands.Push;
using MilvusManifests.Cli.Commands.Render;
using MilvusManifests.Cli.Commands.Teardown;
using MilvusManifests.Cli.Commands.Validate;
using MilvusManifests.Cli.Commands.Verify;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary><c>milvus-manifests</c>: parses options, calls the library, prints results.</summary>
internal static class Program
{
    private static readonly NamedCommand[] Commands =
    [
        new(InitCommand.Name, InitCommand.Create),
        new(GenerateCommand.Name, GenerateCommand.Create),
        new(CheckCommand.Name, CheckCommand.Create),
        new(ConfigCommand.Name, ConfigCommand.Create),
        new(CommitCommand.Name, CommitCommand.Create),
        new(PushCommand.Name, PushCommand.Create),
        new(DiffCommand.Name, DiffCommand.Create),
        new(ExplainCommand.Name, ExplainCommand.Create),
        new(VerifyCommand.Name, VerifyCommand.Create),
        new(TeardownCommand.Name, TeardownCommand.Create),
        new(ReleasesCommand.Name, ReleasesCommand.Create),
        new(ImagesCommand.Name, ImagesCommand.Create),
        new(HelmValuesCommand.Name, HelmValuesCommand.Create),
        new(MetricsCommand.Name, MetricsCommand.Create),
        new(RenderCommand.Name, RenderCommand.Create),
        new(ValidateCommand.Name, ValidateCommand.Create),
        new(LintCommand.Name, LintCommand.Create),
        new(SchemaCommand.Name, SchemaCommand.Create),
        new(CompletionCommand.Name, CompletionCommand.Create),
        new(HelpCommand.Name, HelpCommand.Create),
    ];

    private static int Main(string[] arguments)
    {
        using var output = new PrintedText();
        using var error = new PrintedText();
        var code = Run(arguments, output, error);
        if (output.PrintTo(Console.OpenStandardOutput) is { } reason)
        {
            error.WriteLine($"milvus-manifests: the result cannot be printed: {reason}");
            code = ExitCode.Errors;
        }

        // If not even this can be printed, the exit code has to suffice.
        return error.PrintTo(Console.OpenStandardError) is null ? code : ExitCode.Errors;
    }

    private static int Run(string[] arguments, PrintedText output, PrintedText error)
    {
        if (arguments.Contains("", StringComparer.Ordinal))
        {
            error.WriteLine("milvus-manifests: empty argument; is it an unset variable?");
            return ExitCode.Usage;
        }

        if (arguments.Length == 0)
        {
            ParseAny(["--help"]).Invoke(new InvocationConfiguration { Output = error, Error = error });
            return ExitCode.Usage;
        }

        var parsed = ParseNamed(arguments) ?? ParseAny(arguments);
        return parsed.Errors.Count > 0 ? RefuseUsage(parsed, error)
            : MisspeltOptions(parsed) is { Length: > 0 } misspelt ? RefuseOptions(parsed, misspelt, error)
            : parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, ProcessTerminationTimeout = null });
    }

    // Creating every command, with suggestions for typos, takes longer than creating and running the named one.
    private static ParseResult? ParseNamed(string[] arguments)
    {
        var named = Array.Find(Commands, command => command.Name == arguments.FirstOrDefault());
        if (named is null || named.Name == HelpCommand.Name || Array.Exists(arguments, argument => argument is "--help" or "-h" or "-?" or "/h" or "/?" or "--version"))
        {
            return null;
        }

        var command = named.Create();
        command.Add(Verbose.Option);
        var parsed = command.Parse(arguments[1..]);
        return parsed.Errors.Count == 0 ? parsed : null;
    }

    private static ParseResult ParseAny(string[] arguments)
    {
        var root = new RootCommand("Turns one manifests.config.yaml into a complete, pinned set of kube-prometheus and Milvus monitoring manifests.");
        foreach (var command in Commands)
        {
            root.Add(command.Create());
        }

        root.Add(Verbose.Option);
        ExampleHelp.AddTo(root);
        return root.Parse(arguments);
    }

    // A word that begins with a dash and is not an option would be taken for a path.
    private static string[] MisspeltOptions(ParseResult parsed)
    {
        var words = new List<string>();
        foreach (var child in parsed.CommandResult.Children)
        {
            foreach (var token in child is ArgumentResult argument ? argument.Tokens : [])
            {
                if (token.Value is ['-', _, ..])
                {
                    words.Add(token.Value);
                }
            }
        }

        return words.Count == 0 ? []
            : [.. words.Except(parsed.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Select(token => token.Value), StringComparer.Ordinal)];
    }

    private static int RefuseOptions(ParseResult parsed, string[] misspelt, TextWriter error)
    {
        foreach (var word in misspelt)
        {
            error.WriteLine($"milvus-manifests: unknown option '{word}'{Suggest(parsed, word)}");
        }

        error.WriteLine($"A path that begins with a dash goes after --. Run 'milvus-manifests {FullName(parsed.CommandResult.Command)} --help' for usage.");
        return ExitCode.Usage;
    }

    private static int RefuseUsage(ParseResult parsed, TextWriter error)
    {
        var command = parsed.CommandResult.Command;
        var messages = parsed.Errors.Select(fault => fault.Message).Distinct(StringComparer.Ordinal).ToArray();

        // An unknown word is a misspelt command; do not report a missing command as well.
        foreach (var message in parsed.UnmatchedTokens.Count > 0 && command.Subcommands.Count > 0 ? messages.Where(message => Names(parsed, message)) : messages)
        {
            error.WriteLine($"milvus-manifests: {message.TrimEnd('.')}{SuggestFor(parsed, message)}");
        }

        error.WriteLine(command is RootCommand
            ? "Run 'milvus-manifests --help' for a list of commands."
            : $"Run 'milvus-manifests {FullName(command)} --help' for usage.");
        return ExitCode.Usage;
    }

    /// <summary>The full name of a command, including its parents: <c>schema import</c>.</summary>
    public static string FullName(Command command) =>
        command.Parents.FirstOrDefault() is Command above and not RootCommand ? $"{FullName(above)} {command.Name}" : command.Name;

    private static bool Names(ParseResult parsed, string message) =>
        parsed.UnmatchedTokens.Any(token => message.Contains($"'{token}'", StringComparison.Ordinal));

    private static string SuggestFor(ParseResult parsed, string message)
    {
        var word = parsed.UnmatchedTokens.FirstOrDefault(token => message.Contains($"'{token}'", StringComparison.Ordinal));
        return word is null ? "" : Suggest(parsed, word);
    }

    private static string Suggest(ParseResult parsed, string word)
    {
        var command = parsed.CommandResult.Command;
        return Suggestion.Phrase(word.Split('=')[0], [.. command.Subcommands.Select(sub => sub.Name), .. command.Options.Append(Verbose.Option).Select(option => option.Name)]);
    }

    private sealed record NamedCommand(string Name, Func<Command> Create);
}
