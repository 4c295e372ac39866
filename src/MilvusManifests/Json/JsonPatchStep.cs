using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Json;

/// <summary>Applies one operation of a patch.</summary>
internal sealed class JsonPatchStep(JsonPatchOperation operation, int number)
{
    private const int LongestShown = 60;

    /// <summary>Why <see cref="Apply"/> returned null.</summary>
    public Diagnostic? Failure { get; private set; }

    /// <summary>The changed document, or null.</summary>
    public YamlNode? Apply(YamlNode document) => operation.Kind switch
    {
        JsonPatchOperationKind.Add => Add(document, operation.Value!),
        JsonPatchOperationKind.Remove => Remove(document, operation.Path, operation.PathLocation),
        JsonPatchOperationKind.Replace => Replace(document),
        JsonPatchOperationKind.Move => Move(document),
        JsonPatchOperationKind.Copy => Find(document, operation.From!, operation.FromLocation) is { } found ? Add(document, found) : null,
        _ => Test(document),
    };

    private YamlNode? Add(YamlNode document, YamlNode value) =>
        operation.Path.IsRoot ? value : Change(document, operation.Path, 0, operation.PathLocation, (parent, token) => parent switch
        {
            YamlMapping mapping => mapping.With(token, value, operation.PathLocation),
            YamlSequence sequence => Insert(sequence, token, value),
            _ => null,
        });

    private YamlNode? Remove(YamlNode document, JsonPointer path, Location? place)
    {
        if (path.IsRoot)
        {
            return Fail(place, "the whole document cannot be removed");
        }

        return Change(document, path, 0, place, (parent, token) => Child(parent, path, path.Tokens.Length - 1, place) is null ? null : parent switch
        {
            YamlMapping mapping => mapping.Without(token),
            YamlSequence sequence => new YamlSequence(sequence.Items.RemoveAt(JsonPointer.IndexOf(token)), sequence.Location),
            _ => null,
        });
    }

    private YamlNode? Replace(YamlNode document)
    {
        if (operation.Path.IsRoot)
        {
            return operation.Value;
        }

        var (path, place) = (operation.Path, operation.PathLocation);
        return Change(document, path, 0, place, (parent, token) =>
            Child(parent, path, path.Tokens.Length - 1, place) is null ? null : Put(parent, token, operation.Value!));
    }

    private YamlNode? Move(YamlNode document)
    {
        if (Find(document, operation.From!, operation.FromLocation) is not { } found)
        {
            return null;
        }

        if (operation.From!.Equals(operation.Path))
        {
            return document;
        }

        return Remove(document, operation.From, operation.FromLocation) is { } without ? Add(without, found) : null;
    }

    private YamlNode? Test(YamlNode document)
    {
        if (Find(document, operation.Path, operation.PathLocation) is not { } found)
        {
            return null;
        }

        if (YamlNodeComparer.Json.Equals(found, operation.Value))
        {
            return document;
        }

        Failure = Diagnostic.Error(JsonCodes.PatchTest, operation.Location ?? operation.PathLocation,
            IsSecret(document) ? $"{Label()}: the value is another one" : $"{Label()}: the value is {Show(found)}, not {Show(operation.Value!)}");
        Failure = found.Location is null ? Failure : Failure.With(new RelatedLocation("the value is at", found.Location));
        return null;
    }

    private static bool IsSecret(YamlNode document) => document is YamlMapping mapping && mapping["kind"] is YamlScalar { Value: "Secret" };

    /// <summary>Replaces each node along the path by one with the changed child; <paramref name="edit"/> changes the last parent.</summary>
    private YamlNode? Change(YamlNode node, JsonPointer path, int at, Location? place, Func<YamlNode, string, YamlNode?> edit)
    {
        if (node is YamlScalar)
        {
            return Fail(path, at, place, node, $"is {node.Description} and has no children");
        }

        if (at == path.Tokens.Length - 1)
        {
            return edit(node, path.Tokens[at]);
        }

        var child = Child(node, path, at, place);
        var changed = child is null ? null : Change(child, path, at + 1, place, edit);
        return changed is null ? null : Put(node, path.Tokens[at], changed);
    }

    private YamlNode? Find(YamlNode document, JsonPointer path, Location? place)
    {
        var node = document;
        for (var at = 0; at < path.Tokens.Length && node is not null; at++)
        {
            node = Child(node, path, at, place);
        }

        return node;
    }

    private YamlNode? Child(YamlNode parent, JsonPointer path, int at, Location? place)
    {
        var token = path.Tokens[at];
        switch (parent)
        {
            case YamlMapping mapping:
                return mapping[token] ?? Fail(path, at, place, parent, $"has no '{Excerpt.Of(token)}'{Suggestion.Phrase(token, mapping.Keys)}");
            case YamlSequence sequence:
                var index = JsonPointer.IndexOf(token);
                return index >= 0 && index < sequence.Items.Length
                    ? sequence.Items[index]
                    : Fail(path, at, place, parent, Describe(sequence, token, index));
            default:
                return Fail(path, at, place, parent, $"is {parent.Description} and has no children");
        }
    }

    private YamlSequence? Insert(YamlSequence sequence, string token, YamlNode value)
    {
        var index = token == "-" ? sequence.Items.Length : JsonPointer.IndexOf(token);
        if (index >= 0 && index <= sequence.Items.Length)
        {
            return new YamlSequence(sequence.Items.Insert(index, value), sequence.Location);
        }

        Fail(operation.Path, operation.Path.Tokens.Length - 1, operation.PathLocation, sequence, Describe(sequence, token, index));
        return null;
    }

    private static YamlNode Put(YamlNode parent, string token, YamlNode value) => parent is YamlMapping mapping
        ? mapping.With(token, value)
        : new YamlSequence(((YamlSequence)parent).Items.SetItem(JsonPointer.IndexOf(token), value), parent.Location);

    private static string Describe(YamlSequence sequence, string token, int index)
    {
        if (token == "-")
        {
            return "is a list, and '-' refers to the end of it: only 'add' can use it";
        }

        var items = FormattableString.Invariant($"{sequence.Items.Length} item{(sequence.Items.Length == 1 ? "" : "s")}");
        return index < 0 ? $"is a list of {items}; '{Excerpt.Of(token)}' is not a valid index" : $"is a list of {items}, starting at index 0; index {Excerpt.Of(token)} does not exist";
    }

    private YamlNode? Fail(JsonPointer path, int at, Location? place, YamlNode parent, string problem)
    {
        var where = at == 0 ? "the document" : $"'{path.Take(at)}'";
        Fail(place, $"{where} {problem}");
        if (parent.Location is not null)
        {
            Failure = Failure!.With(new RelatedLocation($"{where} is at", parent.Location));
        }

        return null;
    }

    private YamlNode? Fail(Location? place, string problem)
    {
        Failure = Diagnostic.Error(JsonCodes.PatchPath, place ?? operation.Location, $"{Label()}: {problem}");
        return null;
    }

    private string Label()
    {
        var from = operation.From is null ? "" : $" '{operation.From}' to";
        return FormattableString.Invariant($"operation {number} ({operation.Name}{from} '{operation.Path}')");
    }

    private static string Show(YamlNode node)
    {
        if (node.NodeCount > LongestShown)
        {
            return node.Description;
        }

        var text = JsonWriter.Write(node);
        return text.Length <= LongestShown ? text : node is YamlScalar ? Excerpt.Of(text, LongestShown) : node.Description;
    }
}
