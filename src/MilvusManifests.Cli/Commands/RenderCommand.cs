using System.CommandLine;
using MilvusManifests.Building;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>render FILE</c>: one template with one model, for template authors.</summary>
internal static class RenderCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "render";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file") { HelpName = "FILE", Description = "The template." };
        var model = new Option<string?>("--model") { HelpName = "MODEL", Description = "A YAML or JSON file; its keys are the template's variables." };
        var templates = new Option<string?>("--templates")
        {
            HelpName = "FOLDER",
            Description = "The folder where 'include' looks first, before the shipped templates [default: the template's own folder].",
        };
        var command = new Command(Name, "Render one template and print the result.") { file, model, templates };
        command.SetAction(parsed => Interruption.Run(cancellation => Render(
            parsed.GetRequiredValue(file), parsed.GetValue(model), parsed.GetValue(templates), Verbose.Start(parsed), parsed.InvocationConfiguration, cancellation)));
        return command;
    }

    private static int Render(string file, string? model, string? templates, Trace? trace, InvocationConfiguration console, CancellationToken cancellation)
    {
        var path = GivenPath.Shown(file);
        var folder = GivenPath.Shown(templates ?? Path.GetDirectoryName(path) ?? "");
        var source = SourceFile.Read(path);
        trace?.Read(source);
        var template = source.Value is null ? new(null, source.Diagnostics) : Template.Parse(source.Value);
        var variables = model is null ? new(Globals.Empty, []) : ReadModel(GivenPath.Shown(model), trace);
        if (template.Value is null || variables.Value is null)
        {
            TextReport.Write(console.Error, [.. template.Diagnostics, .. variables.Diagnostics]);
            return ExitCode.Errors;
        }

        var found = TemplateSet.Find(folder).Value!;
        trace?.Write("read", $"{TraceText.Count(found.Own.Count, "template")} to include in {(folder.Length == 0 ? "." : folder)}");
        var begin = trace?.Now ?? 0;
        var rendered = template.Value.Render(variables.Value, new RenderOptions { Loader = found }, cancellation);
        trace?.Write("rendered", $"{(rendered.Value is { } text ? $"{TraceText.Size(text)} with {TraceText.Count(text.Included.Count, "included template")}" : "nothing")} ({trace.Since(begin)})");
        TextReport.Write(console.Error, [.. template.Diagnostics, .. variables.Diagnostics, .. rendered.Diagnostics]);
        if (!rendered.Succeeded || rendered.Value is null)
        {
            return ExitCode.Errors;
        }

        console.Output.Write(rendered.Value.Text);
        return ExitCode.Done;
    }

    private static Result<Globals> ReadModel(string path, Trace? trace)
    {
        var source = SourceFile.Read(path);
        trace?.Read(source);
        if (source.Value is null)
        {
            return new(null, source.Diagnostics);
        }

        var document = YamlReader.ReadSingle(source.Value);
        return !document.Succeeded || document.Value is null ? new(null, document.Diagnostics)
            : document.Value.Root is YamlMapping model ? new(Globals.From(model), document.Diagnostics)
            : new(null, [Diagnostic.Error(CommandLineCodes.ModelNotMapping, document.Value.Root.Location, "a model must be a mapping; its keys are the template's variables")]);
    }
}
