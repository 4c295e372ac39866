using System.CommandLine;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Templating;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Render;

/// <summary><c>render FILE</c>: one template with one model, for template authors.</summary>
internal static class RenderCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "render";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("file") { HelpName = "FILE", Description = "The template: a file, or the path of a shipped template, such as manifests/grafana-config.yaml.sbn." };
        var config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = "The configuration whose values the template sees [default: manifests.config.yaml, if it exists]." };
        var instance = new Option<string?>("--instance") { HelpName = "[NAMESPACE/]RELEASE", Description = "The Milvus to render for [default for templates below milvus/: the only one]." };
        var model = new Option<string?>("--model") { HelpName = "MODEL", Description = "A YAML or JSON file instead of the configuration; its keys are the template's variables." };
        var templates = new Option<string?>("--templates")
        {
            HelpName = "FOLDER",
            Description = "The folder where 'include' looks first, before the shipped templates [default: that of the configuration, or the template's own folder].",
        };
        var cluster = ClusterOption.Create();
        var command = new Command(Name, "Render one template and print the result.") { file, config, cluster, instance, model, templates };
        command.Validators.Add(result =>
        {
            if (result.GetResult(model) is { Implicit: false } && (result.GetResult(config) is { Implicit: false } || result.GetResult(instance) is { Implicit: false }))
            {
                result.AddError("--model replaces the configuration; it is not allowed together with --config and --instance");
            }
        });
        new ReportOptions(["text", "json"]).AddTo(command, run => Render(
            new GivenRenderOptions(run.Parsed.GetRequiredValue(file))
            {
                Model = run.Parsed.GetValue(model),
                Configuration = run.Parsed.GetValue(config),
                ClusterName = run.Parsed.GetValue(cluster),
                Instance = run.Parsed.GetValue(instance),
                Templates = run.Parsed.GetValue(templates),
            },
            run.Trace,
            run.Cancellation));
        return command;
    }

    private static CommandOutcome Render(GivenRenderOptions given, Trace? trace, CancellationToken cancellation)
    {
        var (inputs, diagnostics) = RenderInputs.Resolve(given, trace);
        if (inputs is null)
        {
            return TextResult.Of("text", null, diagnostics, given.File);
        }

        var begin = trace?.Now ?? 0;
        var rendered = inputs.Template.Render(inputs.Variables, new RenderOptions { Loader = inputs.Pieces }, cancellation);
        trace?.Write("rendered", $"{(rendered.Value is { } text ? $"{TraceText.Size(text)} with {TraceText.Count(text.Included.Count, "included template")}" : "nothing")} ({trace.Since(begin)})");
        return TextResult.Of(
            "text",
            rendered.Succeeded ? rendered.Value?.Text : null,
            [.. diagnostics, .. inputs.HasModel ? rendered.Diagnostics : [.. rendered.Diagnostics.Select(Explain)]],
            given.File);
    }

    private static Diagnostic Explain(Diagnostic diagnostic) => diagnostic.Code == TemplateCodes.UnknownVariable
        ? diagnostic with { Hint = "there is no manifests.config.yaml here, so the template has no variables; use --config or --model" }
        : diagnostic;
}
