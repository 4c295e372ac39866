using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using MilvusManifests.Building;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>images</c>: the images that the set pulls.</summary>
internal static class ImagesCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "images";

    private const string Mirror = "mirror";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var set = new SetOptions(ClusterOption.Required) { HasOutput = false };
        var command = new Command(Name, "List every image of the set, including those in arguments.");
        set.AddTo(command);
        var options = new ReportOptions(["text", "json", Mirror], "The output format; 'mirror' prints a line FROM=TO per image, for an air-gapped registry.");
        options.AddTo(command, run => List(set.Read(run), run.Uses(Mirror), run.Cancellation));
        return command;
    }

    private static CommandOutcome List(GenerateOptions options, bool withMirror, CancellationToken cancellation)
    {
        var found = Generator.FindImages(options, cancellation);
        options.Trace?.Write("found", TraceText.Count(found.Value?.Images.Length ?? 0, "image"));
        var images = found.Succeeded ? found.Value : null;
        var mirror = withMirror && images is not null ? images.ToMirrorList() : new([], []);
        var succeeded = images is not null && mirror.Succeeded;
        ImmutableArray<Diagnostic> diagnostics = [.. found.Diagnostics, .. mirror.Diagnostics];
        return new(succeeded ? ExitCode.Done : ExitCode.Errors, diagnostics, Print) { IsComplete = succeeded, Subject = options.ConfigurationPath };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                WriteJson(streams.Output, images, diagnostics);
                return;
            }

            TextReport.Write(streams, diagnostics);
            if (images is not null && format == Mirror)
            {
                WriteLines(streams.Output, mirror.Value);
            }
            else if (images is not null)
            {
                WriteText(streams, images);
            }
        }
    }

    private static void WriteText(ResultStreams streams, UsedImages images) =>
        TextTable.Write(streams.Output, [["image", "used by"], .. images.Images.Select(image => new[] { image.Reference.ToString(), UsedBy(image) })], streams.Room);

    private static string UsedBy(UsedImage image) => string.Join(", ", image.Uses.Select(use => use.Object.ToString()).Distinct(StringComparer.Ordinal));

    private static void WriteLines(TextWriter output, ImmutableArray<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
    }

    private static void WriteJson(TextWriter output, UsedImages? images, ImmutableArray<Diagnostic> diagnostics) => JsonOutput.Write(output, json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", images is not null);
        json.WriteString("registry", images?.Registry);
        json.WriteStartArray("images");
        foreach (var image in images?.Images ?? [])
        {
            Write(json, image);
        }

        json.WriteEndArray();
        JsonReport.WriteDiagnostics(json, diagnostics);
        json.WriteEndObject();
    });

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
