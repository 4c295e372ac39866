using System.Collections.Immutable;
using System.CommandLine;
using System.Text.Json;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cli.Commands.Config;

/// <summary><c>config</c>: what a configuration says for a cluster, and where each value came from.</summary>
internal static class ConfigCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "config";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var config = new Option<string>("--config", "-c") { HelpName = "FILE", Description = "The configuration.", DefaultValueFactory = _ => ConfigurationShape.FileName };
        var cluster = ClusterOption.Create();
        var defaults = Flag.Create("--defaults", "Also print what is not configured, with its default.");
        var command = new Command(Name, "Print the configuration of a cluster, with the place that each value came from.") { config, cluster, defaults };
        new ReportOptions(["text", "json"]).AddTo(command, run => Print(
            new GenerateOptions(GivenPath.Shown(run.Parsed.GetRequiredValue(config))) { Cluster = run.Parsed.GetValue(cluster), Trace = run.Trace }, Flag.IsGiven(run.Parsed, defaults)));
        return command;
    }

    private static CommandOutcome Print(GenerateOptions options, bool withDefaults)
    {
        var found = new DiagnosticBag();
        var read = InputLoader.ReadDocument(options);
        var place = new SourceText(options.ConfigurationPath, "").At(0, 0);
        var configuration = found.Take(ConfigurationReader.Read(read, place, null, options.Cluster));
        var shown = configuration is null || found.HasErrors ? null : withDefaults ? WithoutAbsent((YamlMapping)ShapeReader.Read(configuration.Written, ConfigurationShape.Shape).Node.Node) : configuration.Written;
        var diagnostics = found.ToImmutable();
        return new(shown is null ? ExitCode.Errors : ExitCode.Done, diagnostics, Print)
        {
            IsComplete = shown is not null,
            Files = [options.ConfigurationPath, .. read.Value?.Extended ?? []],
            Subject = options.ConfigurationPath,
        };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                JsonOutput.Write(streams.Output, json => WriteJson(json, shown, options, diagnostics));
                return;
            }

            TextReport.Write(streams, diagnostics);
            streams.Output.Write(shown is null ? "" : ConfigurationText.Write(shown));
        }
    }

    // What has no default is absent, and not null.
    private static YamlMapping WithoutAbsent(YamlMapping mapping) => new(
        [
            .. from entry in mapping.Entries
               where entry.Value is not YamlScalar { Kind: YamlScalarKind.Null, Location: null }
               select entry with { Value = entry.Value switch { YamlMapping below => WithoutAbsent(below), YamlSequence list => new YamlSequence([.. list.Items.Select(item => item is YamlMapping below ? WithoutAbsent(below) : item)], list.Location), var other => other } },
        ],
        mapping.Location);

    private static void WriteJson(Utf8JsonWriter json, YamlMapping? shown, GenerateOptions options, ImmutableArray<Diagnostic> diagnostics)
    {
        json.WriteStartObject();
        json.WriteBoolean("succeeded", shown is not null);
        json.WriteString("cluster", options.Cluster);
        json.WriteStartArray("values");
        foreach (var (path, value) in shown is null ? [] : Values(shown, ""))
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WritePropertyName("value");
            JsonWriter.Write(json, value);
            json.WriteString("file", value.Location?.Path);
            WriteNumber(json, "line", value.Location?.Start.Line);
            WriteNumber(json, "column", value.Location?.Start.Column);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        JsonReport.WriteDiagnostics(json, diagnostics);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } value)
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static IEnumerable<(string Path, YamlNode Value)> Values(YamlNode node, string path) => node switch
    {
        YamlMapping { Entries.IsEmpty: false } mapping => mapping.Entries.SelectMany(entry => Values(entry.Value, path.Length == 0 ? entry.Key.Value : $"{path}.{entry.Key.Value}")),
        YamlSequence { Items.IsEmpty: false } sequence => sequence.Items.SelectMany((item, index) => Values(item, FormattableString.Invariant($"{path}[{index}]"))),
        _ => [(path, node)],
    };
}
