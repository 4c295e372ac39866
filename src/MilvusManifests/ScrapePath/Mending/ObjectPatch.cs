using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Json;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Mending;

/// <summary>A change to one object.</summary>
/// <param name="Target">The object. One that does not exist is created by adding at the path "".</param>
/// <param name="Patch">The operations (RFC 6902).</param>
internal sealed record ObjectPatch(ObjectReference Target, JsonPatch Patch)
{
    /// <summary>The version of the object's API.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>Adds a value, or replaces it where it is there.</summary>
    public static ObjectPatch Add(ObjectReference target, ImmutableArray<string> path, YamlNode value) =>
        new(target, new JsonPatch([new(JsonPatchOperationKind.Add, new JsonPointer(path), value)]));

    /// <summary>Replaces a value.</summary>
    public static ObjectPatch Replace(ObjectReference target, ImmutableArray<string> path, YamlNode value) =>
        new(target, new JsonPatch([new(JsonPatchOperationKind.Replace, new JsonPointer(path), value)]));

    /// <summary>Removes a value.</summary>
    public static ObjectPatch Remove(ObjectReference target, ImmutableArray<string> path) =>
        new(target, new JsonPatch([new(JsonPatchOperationKind.Remove, new JsonPointer(path))]));

    /// <summary>Creates an object.</summary>
    public static ObjectPatch Create(ObjectReference target, YamlMapping node) =>
        new(target, new JsonPatch([new(JsonPatchOperationKind.Add, JsonPointer.Root, node)]));

    /// <summary>Deletes an object.</summary>
    public static ObjectPatch Delete(ObjectReference target) => new(target, new JsonPatch([new(JsonPatchOperationKind.Remove, JsonPointer.Root)]));

    /// <summary>Whether it creates the object.</summary>
    public bool Creates => Patch.Operations is [{ Kind: JsonPatchOperationKind.Add, Path.IsRoot: true }];

    /// <summary>Whether it deletes the object.</summary>
    public bool Deletes => Patch.Operations is [{ Kind: JsonPatchOperationKind.Remove, Path.IsRoot: true }];

    /// <summary>Adds a value below mappings of an object that may be missing: those that are, are added with it.</summary>
    /// <param name="node">The object as it is.</param>
    /// <param name="target">Which object it is.</param>
    /// <param name="path">The keys.</param>
    /// <param name="value">The value.</param>
    public static ObjectPatch AddBelow(YamlMapping node, ObjectReference target, ImmutableArray<string> path, YamlNode value)
    {
        YamlNode? at = node;
        var depth = 0;
        while (depth < path.Length - 1 && (at as YamlMapping)?[path[depth]] is YamlMapping below)
        {
            (at, depth) = (below, depth + 1);
        }

        for (var i = path.Length - 1; i > depth; i--)
        {
            value = new YamlMapping([new YamlEntry(YamlScalar.String(path[i]), value)]);
        }

        return Add(target, path[..(depth + 1)], value);
    }
}

/// <summary>Changes that mend a chain.</summary>
/// <param name="Patches">The changes, in order.</param>
internal sealed record Mend(ImmutableArray<ObjectPatch> Patches)
{
    /// <summary>A mend of a single change.</summary>
    public static Mend Of(ObjectPatch patch) => new([patch]);

    /// <summary>These changes and then others.</summary>
    public Mend Then(Mend other) => new(Patches.AddRange(other.Patches));
}
