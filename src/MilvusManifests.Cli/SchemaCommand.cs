using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Schemas;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary><c>schema import PATH...</c>: published CustomResourceDefinitions made into a schema pack.</summary>
internal static class SchemaCommand
{
    /// <summary>The name of the command below this one.</summary>
    public const string ImportName = "import";

    private const string Name = "schema";

    /// <summary>The command.</summary>
    public static Command Create() => new(Name, "Make and look at schema packs.") { CreateImport() };

    private static Command CreateImport()
    {
        var paths = new Argument<string[]>("path")
        {
            HelpName = "PATH",
            Description = "A file with CustomResourceDefinitions, YAML or JSON, or a folder of such files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(ImportName, "Print a schema pack of published CustomResourceDefinitions: their types and constraints, without their prose.") { paths };
        command.SetAction(parsed => Import(parsed.GetRequiredValue(paths), parsed.InvocationConfiguration));
        return command;
    }

    private static int Import(string[] paths, InvocationConfiguration console)
    {
        var read = paths.SelectMany(FilesOf).Select(path => SourceFile.Read(path, GivenPath.Shown(path))).ToArray();
        var unreadable = read.SelectMany(file => file.Diagnostics).ToImmutableArray();
        if (read.Any(file => file.Value is null))
        {
            TextReport.Write(console.Error, unreadable);
            return ExitCode.Errors;
        }

        var pack = SchemaImport.FromCustomResourceDefinitions(read.Select(file => file.Value!));
        TextReport.Write(console.Error, [.. unreadable, .. pack.Diagnostics]);
        if (pack.Value is null)
        {
            return ExitCode.Errors;
        }

        console.Output.Write(pack.Value.ToText());
        return ExitCode.Done;
    }

    private static IEnumerable<string> FilesOf(string path) => Directory.Exists(path)
        ? Directory.EnumerateFiles(path).Where(file => Path.GetExtension(file) is ".yaml" or ".yml" or ".json").Order(StringComparer.Ordinal)
        : [path];
}
