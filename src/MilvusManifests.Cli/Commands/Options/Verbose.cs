using System.CommandLine;
using System.Reflection;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary><c>--verbose</c>, of every command.</summary>
internal static class Verbose
{
    /// <summary>The option.</summary>
    public static Option<string?> Option { get; } = Create();

    /// <summary>Starts the trace of a run; null without --verbose.</summary>
    public static Trace? Start(ParseResult parsed) =>
        Flag.IsGiven(parsed, Option) ? Trace.Start(new ErrorLines(parsed.InvocationConfiguration.Error).Write, Title(parsed.CommandResult.Command)) : null;

    private static Option<string?> Create()
    {
        var option = Flag.Create("--verbose", "Report on standard error what is read, decided and skipped, with times.");
        option.Aliases.Add("-v");
        option.Recursive = true;
        return option;
    }

    private static string Title(Command command) =>
        $"milvus-manifests {Program.FullName(command)}, version {typeof(Verbose).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion},";
}
