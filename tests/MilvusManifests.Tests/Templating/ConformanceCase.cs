using System.Collections.Immutable;
using System.Text.Json;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Templating;

/// <summary>One published case of the Scriban language: a template, a model and what comes of them.</summary>
internal sealed record ConformanceCase(string Id, string Template, YamlNode Model)
{
    /// <summary>How much manifest templates need it: A, B or C.</summary>
    public required string Priority { get; init; }

    /// <summary>The text that is rendered, or null where an error is expected.</summary>
    public string? Output { get; init; }

    /// <summary><c>parse</c> or <c>runtime</c> where an error is expected.</summary>
    public string? ErrorStage { get; init; }

    /// <summary>The line and column of the first expected error.</summary>
    public (int Line, int Column) ErrorPlace { get; init; }

    public ImmutableDictionary<string, string> Includes { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool Strict { get; init; }

    public bool StrictMembers { get; init; }

    public bool AutoIndent { get; init; } = true;

    public bool IndentOnEmptyLines { get; init; } = true;

    /// <summary>Whether the case needs functions or a mode of the language that only its own host has.</summary>
    public bool IsElsewhere { get; init; }

    public static ImmutableArray<ConformanceCase> ReadAll(string file) =>
        [.. File.ReadLines(file).Where(line => line.Length > 0).Select(Read)];

    private static ConformanceCase Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        var json = document.RootElement;
        var message = json.TryGetProperty("messages", out var messages) ? messages[0] : (JsonElement?)null;
        return new ConformanceCase(json.GetProperty("id").GetString()!, json.GetProperty("template").GetString()!, ToYaml(json.GetProperty("model")))
        {
            Priority = json.GetProperty("priority").GetString()!,
            Output = json.TryGetProperty("expected_output", out var output) ? output.GetString() : null,
            ErrorStage = json.TryGetProperty("error_stage", out var stage) ? stage.GetString() : null,
            ErrorPlace = message is { } first ? (first.GetProperty("line").GetInt32(), first.GetProperty("col").GetInt32()) : default,
            Includes = json.TryGetProperty("includes", out var includes)
                ? includes.EnumerateObject().ToImmutableDictionary(include => include.Name, include => include.Value.GetString()!, StringComparer.Ordinal)
                : ImmutableDictionary<string, string>.Empty,
            Strict = Switch(json, "strict", false),
            StrictMembers = Switch(json, "strict_members", false),
            AutoIndent = Switch(json, "auto_indent", true),
            IndentOnEmptyLines = Switch(json, "indent_on_empty_lines", true),
            IsElsewhere = Switch(json, "host_functions", false) || json.TryGetProperty("mode", out _),
        };
    }

    private static bool Switch(JsonElement json, string name, bool otherwise) =>
        json.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;

    private static YamlNode ToYaml(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new YamlMapping(
            [.. json.EnumerateObject().Select(member => new YamlEntry(YamlScalar.String(member.Name), ToYaml(member.Value)))]),
        JsonValueKind.Array => new YamlSequence([.. json.EnumerateArray().Select(ToYaml)]),
        JsonValueKind.String => YamlScalar.String(json.GetString()!),
        _ => new YamlScalar(json.GetRawText(), YamlScalarStyle.Plain),
    };
}
