using System.CommandLine;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Configuration;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Validation.Selection;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>schema import PATH...</c> converts CustomResourceDefinitions or OpenAPI documents to a schema pack, <c>schema config</c> prints the schema of the configuration.</summary>
internal static class SchemaCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "schema";

    /// <summary>The name of the subcommand.</summary>
    public const string ImportName = "import";

    /// <summary>The name of the subcommand that prints the schema of the configuration.</summary>
    public const string ConfigName = "config";

    /// <summary>The command.</summary>
    public static Command Create() => new(Name, "Print the schema of the configuration, or create schema packs.") { CreateConfig(), CreateImport() };

    private static Command CreateConfig()
    {
        var command = new Command(ConfigName, "Print the JSON Schema of manifests.config.yaml, for editors.");
        command.SetAction(parsed =>
        {
            var schema = ConfigurationSchema.Write();
            Verbose.Start(parsed)?.Write("printed", $"the schema of {ConfigurationShape.FileName} ({TraceText.Size(new SourceText(ConfigurationSchema.Id, schema))})");
            parsed.InvocationConfiguration.Output.Write(schema);
            return ExitCode.Done;
        });
        return command;
    }

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
        new ReportOptions(["text", "json"]).AddTo(command, run => Import(run.Parsed.GetRequiredValue(paths), run.Parsed.GetValue(basePack), run.Trace));
        return command;
    }

    private static FolderSelection Select(string folder, string shown, Trace? trace)
    {
        var (files, diagnostics) = SourceFolder.Find(folder, shown, [".yaml", ".yml", ".json"], trace);
        return new FolderSelection(files, [], diagnostics);
    }

    private static CommandOutcome Import(string[] paths, string? basePath, Trace? trace)
    {
        var found = FoundFiles.Find(paths, (folder, shown) => Select(folder, shown, trace), trace);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(found.Diagnostics);
        var files = new List<SourceText>(found.Files.Length);
        foreach (var file in found.Files)
        {
            var read = FoundFiles.Read(file.Path);
            trace?.Read(read);
            if (diagnostics.Take(read) is { } text)
            {
                files.Add(text);
            }
        }

        var pack = files.Count == 0 || files.Count < found.Files.Length || diagnostics.HasErrors ? null : Convert(files, basePath, diagnostics, trace);
        return TextResult.Of("pack", pack, diagnostics.ToImmutable(), paths[0]) with { Files = [.. found.Files.Select(file => GivenPath.Shown(file.Path))] };
    }

    private static string? Convert(List<SourceText> files, string? basePath, DiagnosticBag diagnostics, Trace? trace)
    {
        var begin = trace?.Now ?? 0;
        var pack = diagnostics.Take(files.Any(SchemaImport.IsOpenApi) ? SchemaImport.FromOpenApi(files, KubernetesClosedFields.All) : SchemaImport.FromCustomResourceDefinitions(files));
        trace?.Write("imported", $"{TraceText.Count(pack?.Kinds.Count() ?? 0, "kind")} ({trace.Since(begin)})");
        if (pack is null || basePath is null)
        {
            return pack?.ToText();
        }

        var source = SourceFile.Read(basePath, GivenPath.Shown(basePath));
        trace?.Read(source);
        var basePack = diagnostics.Take(source) is { } text ? diagnostics.Take(SchemaPack.Read(text)) : null;
        return basePack is null ? null : pack.ToText(basePack, Path.GetFileName(basePath));
    }
}
