using System.CommandLine;
using System.Text.Json;
using MilvusManifests.Building;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>images</c>: the images that the set pulls.</summary>
internal static class ImagesCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "images";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new Option<string>("--config", "-c") { HelpName = "FILE", Description = "The configuration.", DefaultValueFactory = _ => "manifests.config.yaml" };
        var cache = CacheOption.Create();
        var format = FormatOption.Create(["text", "json", "mirror"], "The output format; 'mirror' prints a line FROM=TO per image, for an air-gapped registry.");
        var command = new Command(Name, "List every image of the set, including those in arguments.") { config, cache, format };
        command.SetAction(parsed => Interruption.Run(cancellation => List(
            new GenerateOptions(GivenPath.Shown(parsed.GetRequiredValue(config))) { Cache = parsed.GetValue(cache), Trace = Verbose.Start(parsed) }, parsed.GetRequiredValue(format), parsed.InvocationConfiguration, cancellation)));
        return command;
    }

    private static int List(GenerateOptions options, string format, InvocationConfiguration console, CancellationToken cancellation)
    {
        var found = Generator.FindImages(options, cancellation);
        options.Trace?.Write("found", TraceText.Count(found.Value?.Images.Length ?? 0, "image"));
        TextReport.Write(console.Error, found.Diagnostics);
        return !found.Succeeded || found.Value is not { } images ? ExitCode.Errors : format switch
        {
            "json" => WriteJson(console.Output, images),
            "mirror" => WriteMirrorList(console, images),
            _ => WriteText(console.Output, images),
        };
    }

    private static int WriteText(TextWriter output, UsedImages images)
    {
        TextTable.Write(output, [["image", "used by"], .. images.Images.Select(image => new[] { image.Reference.ToString(), UsedBy(image) })], Terminal.Room);
        return ExitCode.Done;
    }

    private static string UsedBy(UsedImage image) => string.Join(", ", image.Uses.Select(use => use.Object.ToString()).Distinct(StringComparer.Ordinal));

    private static int WriteMirrorList(InvocationConfiguration console, UsedImages images)
    {
        var list = images.ToMirrorList();
        TextReport.Write(console.Error, list.Diagnostics);
        foreach (var line in list.Value)
        {
            console.Output.WriteLine(line);
        }

        return list.Succeeded ? ExitCode.Done : ExitCode.Errors;
    }

    private static int WriteJson(TextWriter output, UsedImages images)
    {
        JsonOutput.Write(output, json =>
        {
            json.WriteStartObject();
            json.WriteString("registry", images.Registry);
            json.WriteStartArray("images");
            foreach (var image in images.Images)
            {
                Write(json, image);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
        return ExitCode.Done;
    }

    private static void Write(Utf8JsonWriter json, UsedImage image)
    {
        json.WriteStartObject();
        json.WriteString("image", image.Reference.ToString());
        json.WriteString("source", image.Source.ToString());
        json.WriteString("name", image.Name);
        json.WriteStartArray("uses");
        foreach (var use in image.Uses)
        {
            json.WriteStartObject();
            json.WriteString("kind", use.Object.Kind);
            json.WriteString("namespace", use.Object.Namespace);
            json.WriteString("name", use.Object.Name);
            json.WriteString("path", use.Path.ToString());
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
