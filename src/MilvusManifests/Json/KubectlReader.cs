using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>Reads manifests of others as kubectl does: what is JSON as JSON, objects one after another, and anything else as YAML.</summary>
internal static class KubectlReader
{
    private const string Extension = ".json";

    /// <summary>The documents of a text. One with a syntax error is left out.</summary>
    public static Result<ImmutableArray<YamlDocument>> Read(SourceText source)
    {
        var isJson = source.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
        if (!MayBeJson(source.Text, isJson))
        {
            return YamlReader.Read(source, YamlReaderOptions.Kubectl);
        }

        var json = JsonReader.ReadStream(source);
        if (json.Diagnostics.FirstOrDefault(found => found.Code == JsonCodes.Syntax) is not { } fault)
        {
            return json;
        }

        var yaml = YamlReader.Read(source, YamlReaderOptions.Kubectl);
        return !yaml.Succeeded ? isJson || !json.Value.IsEmpty ? json : yaml
            : isJson ? new(yaml.Value, yaml.Diagnostics.Insert(0, Diagnostic.Warning(YamlCodes.NotReadByKubectl, fault.Location, $"not valid JSON, but valid YAML: {fault.Message}")))
            : yaml;
    }

    // kubectl looks at the first character alone; a list at the top is a JSON Patch, not a manifest.
    private static bool MayBeJson(string text, bool isJson) => text.AsSpan().TrimStart(" \t\r\n") switch
    {
        ['{', ..] => true,
        ['[', ..] => isJson,
        _ => false,
    };
}
