using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>Reads the structure of a JSON Patch.</summary>
internal sealed class JsonPatchReader
{
    private static readonly string[] Names = ["add", "copy", "move", "remove", "replace", "test"];

    private readonly DiagnosticBag diagnostics = new();

    public static Result<JsonPatch> Read(YamlNode node)
    {
        if (node is not YamlSequence sequence)
        {
            return new(null, [Diagnostic.Error(JsonCodes.PatchOperation, node.Location, $"a JSON Patch must be a list of operations, not {node.Description}")]);
        }

        if (sequence.Items.Length > JsonPatch.MaxOperations)
        {
            return new(null, [Diagnostic.Error(JsonCodes.PatchSize, node.Location,
                FormattableString.Invariant($"the JSON Patch has {sequence.Items.Length} operations; the limit is {JsonPatch.MaxOperations}"))]);
        }

        var reader = new JsonPatchReader();
        var operations = ImmutableArray.CreateBuilder<JsonPatchOperation>(sequence.Items.Length);
        for (var i = 0; i < sequence.Items.Length; i++)
        {
            if (reader.ReadOperation(sequence.Items[i], i + 1) is { } operation)
            {
                operations.Add(operation);
            }
        }

        return new(reader.diagnostics.Count > 0 ? null : new JsonPatch(operations.ToImmutable()), reader.diagnostics.ToImmutable());
    }

    private JsonPatchOperation? ReadOperation(YamlNode node, int number)
    {
        if (node is not YamlMapping operation)
        {
            return Fail(node, FormattableString.Invariant($"operation {number} must be a mapping with 'op' and 'path', not {node.Description}"));
        }

        if (ReadKind(operation, number) is not { } kind)
        {
            return null;
        }

        var who = FormattableString.Invariant($"operation {number} ({KindName(kind)})");
        var path = ReadPointer(operation, "path", who);
        var from = kind is JsonPatchOperationKind.Move or JsonPatchOperationKind.Copy ? ReadPointer(operation, "from", who) : null;
        YamlNode? value = null;
        if (kind is JsonPatchOperationKind.Add or JsonPatchOperationKind.Replace or JsonPatchOperationKind.Test && !operation.TryGetValue("value", out value))
        {
            return Missing(operation, "value", who);
        }

        if (path is null || (from is null && kind is JsonPatchOperationKind.Move or JsonPatchOperationKind.Copy))
        {
            return null;
        }

        if (kind == JsonPatchOperationKind.Move && from!.IsAbove(path))
        {
            return Fail(operation["path"]!, $"{who} cannot move '{from}' into itself, to '{path}'");
        }

        return new JsonPatchOperation(kind, path, value, from)
        {
            Location = operation.Location,
            PathLocation = operation["path"]!.Location,
            FromLocation = from is null ? null : operation["from"]!.Location,
        };
    }

    private JsonPatchOperationKind? ReadKind(YamlMapping operation, int number)
    {
        var who = FormattableString.Invariant($"operation {number}");
        if (!operation.TryGetValue("op", out var node))
        {
            Missing(operation, "op", who);
            return null;
        }

        JsonPatchOperationKind? kind = (node as YamlScalar)?.Value switch
        {
            "add" => JsonPatchOperationKind.Add,
            "remove" => JsonPatchOperationKind.Remove,
            "replace" => JsonPatchOperationKind.Replace,
            "move" => JsonPatchOperationKind.Move,
            "copy" => JsonPatchOperationKind.Copy,
            "test" => JsonPatchOperationKind.Test,
            _ => null,
        };
        if (kind is null)
        {
            Fail(node, node is YamlScalar { Kind: YamlScalarKind.String } word
                ? $"{who}: unknown op '{Excerpt.Of(word.Value)}'{Suggest(word.Value)}"
                : $"{who}: 'op' must be one of {string.Join(", ", Names)}, not {node.Description}");
        }

        return kind;
    }

    private JsonPointer? ReadPointer(YamlMapping operation, string member, string who)
    {
        if (!operation.TryGetValue(member, out var node))
        {
            Missing(operation, member, who);
            return null;
        }

        if (node is not YamlScalar { Kind: YamlScalarKind.String } text)
        {
            Fail(node, $"{who}: '{member}' must be a JSON Pointer such as '/spec/replicas', not {node.Description}");
            return null;
        }

        var (pointer, problems) = JsonPointer.Parse(text.Value, text.Location);
        diagnostics.AddRange(problems);
        return pointer;
    }

    private JsonPatchOperation? Missing(YamlMapping operation, string member, string who) =>
        Fail(operation, $"{who}: '{member}' is missing{Suggestion.Phrase(member, operation.Keys.Except(["op", "path", "from", "value"], StringComparer.Ordinal)).Replace("did you mean", "is it", StringComparison.Ordinal)}");

    private JsonPatchOperation? Fail(YamlNode node, string message)
    {
        diagnostics.Add(Diagnostic.Error(JsonCodes.PatchOperation, node.Location, message));
        return null;
    }

    private static string Suggest(string word) =>
        Suggestion.For(word, Names) is null ? $"; use one of {string.Join(", ", Names)}" : Suggestion.Phrase(word, Names);

    private static string KindName(JsonPatchOperationKind kind) => new JsonPatchOperation(kind, JsonPointer.Root).Name;
}
