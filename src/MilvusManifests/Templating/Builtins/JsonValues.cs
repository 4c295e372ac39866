using MilvusManifests.Json;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Reads JSON text into values that a template may change. They come from no file.</summary>
internal static class JsonValues
{
    private const int LongestNumber = 1000;

    /// <summary>The value of a JSON text; null when it is none, and <paramref name="error"/> says why.</summary>
    public static Value? Read(string text, out string? error)
    {
        var (node, diagnostics) = JsonReader.Read(new SourceText("JSON", text));
        error = diagnostics.IsEmpty ? null : $"at ({diagnostics[0].Location?.Start}) {diagnostics[0].Message}";
        return error is null && node is not null ? Read(node) : null;
    }

    private static Value Read(YamlNode node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var members = new ObjectValue();
                foreach (var entry in mapping.Entries)
                {
                    members.Set(entry.Key.Value, Read(entry.Value));
                }

                return members;
            case YamlSequence sequence:
                return new ArrayValue(sequence.Items.Select(Read));
            case YamlScalar { Kind: YamlScalarKind.Integer, Value.Length: > LongestNumber } number:
                return new FloatValue(number.Value[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity);
            default:
                return Value.FromYaml(node).WithOrigin(null);
        }
    }
}
