using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Validation.Selection;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>schema import PATH...</c>: converts CustomResourceDefinitions or OpenAPI documents to a schema pack.</summary>
internal static class SchemaCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "schema";

    /// <summary>The name of the subcommand.</summary>
    public const string ImportName = "import";

    /// <summary>The command.</summary>
    public static Command Create() => new(Name, "Create schema packs.") { CreateImport() };

    private static Command CreateImport()
    {
        var paths = new Argument<string[]>("path")
        {
            HelpName = "PATH",
            Description = "A file, YAML or JSON, with CustomResourceDefinitions or an API server's OpenAPI document, or a folder of such files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var basePack = new Option<string?>("--base")
        {
            HelpName = "PACK",
            Description = "Print only how the pack of OpenAPI documents differs from this pack.",
        };
        var command = new Command(ImportName, "Print a schema pack of published schemas: their types and constraints, without descriptions.") { paths, basePack };
        command.SetAction(parsed => Import(parsed.GetRequiredValue(paths), parsed.GetValue(basePack), Verbose.Start(parsed), parsed.InvocationConfiguration));
        return command;
    }

    private static FolderSelection Select(string folder, string shown, Trace? trace)
    {
        var (files, diagnostics) = SourceFolder.Find(folder, shown, [".yaml", ".yml", ".json"], trace);
        return new FolderSelection(files, [], diagnostics);
    }

    private static int Import(string[] paths, string? basePath, Trace? trace, InvocationConfiguration console)
    {
        var found = FoundFiles.Find(paths, (folder, shown) => Select(folder, shown, trace), trace);
        var read = found.Files.Select(file => FoundFiles.Read(file.Path)).ToArray();
        foreach (var file in read)
        {
            trace?.Read(file);
        }

        ImmutableArray<Diagnostic> unreadable = [.. found.Diagnostics, .. read.SelectMany(file => file.Diagnostics)];
        if (read.Length == 0 || found.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error) || read.Any(file => file.Value is null))
        {
            TextReport.Write(console.Error, unreadable);
            return ExitCode.Errors;
        }

        var files = read.Select(file => file.Value!).ToArray();
        var begin = trace?.Now ?? 0;
        var pack = files.Any(SchemaImport.IsOpenApi) ? SchemaImport.FromOpenApi(files, KubernetesClosedFields.All) : SchemaImport.FromCustomResourceDefinitions(files);
        trace?.Write("imported", $"{TraceText.Count(pack.Value?.Kinds.Count() ?? 0, "kind")} ({trace.Since(begin)})");
        TextReport.Write(console.Error, [.. unreadable, .. pack.Diagnostics]);
        if (pack.Value is null)
        {
            return ExitCode.Errors;
        }

        if (basePath is null)
        {
            console.Output.Write(pack.Value.ToText());
            return ExitCode.Done;
        }

        var source = SourceFile.Read(basePath, GivenPath.Shown(basePath));
        trace?.Read(source);
        var basePack = source.Value is null ? new Result<SchemaPack>(null, source.Diagnostics) : SchemaPack.Read(source.Value);
        TextReport.Write(console.Error, basePack.Diagnostics);
        if (basePack.Value is null)
        {
            return ExitCode.Errors;
        }

        console.Output.Write(pack.Value.ToText(basePack.Value, Path.GetFileName(basePath)));
        return ExitCode.Done;
    }
}
