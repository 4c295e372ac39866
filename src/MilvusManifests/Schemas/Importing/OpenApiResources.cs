using MilvusManifests.Schemas.Packs;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>The resource of a kind and whether it is namespaced, from the paths of OpenAPI documents.</summary>
internal sealed class OpenApiResources
{
    private const string Namespaces = "namespaces/{namespace}/";
    private readonly Dictionary<GroupVersionKind, (string Resource, bool IsNamespaced)> known = [];

    /// <summary>Adds the paths of a document.</summary>
    public void Add(YamlMapping paths)
    {
        foreach (var (path, operations) in paths.Entries)
        {
            if (operations is YamlMapping { Entries: var entries } && Read(path.Value) is var (apiVersion, resource, isNamespaced))
            {
                foreach (var (verb, operation) in entries)
                {
                    AddOperation(apiVersion, resource, isNamespaced, verb.Value, operation as YamlMapping);
                }
            }
        }
    }

    /// <summary>The kind, completed from the paths.</summary>
    public PackedKind Complete(PackedKind kind) =>
        known.TryGetValue(kind.Name, out var found) ? kind with { Resource = found.Resource, IsNamespaced = found.IsNamespaced } : kind;

    // A namespaced kind is also listed without its namespace; the path that creates one decides.
    private void AddOperation(string apiVersion, string resource, bool isNamespaced, string verb, YamlMapping? operation)
    {
        if (operation?["x-kubernetes-group-version-kind"] is YamlMapping kind && verb is "post" or "get")
        {
            var key = new GroupVersionKind(apiVersion, (kind["kind"] as YamlScalar)?.Value ?? "");
            if (verb == "post" || !known.ContainsKey(key))
            {
                known[key] = (resource, isNamespaced);
            }
        }
    }

    // '/api/v1/[namespaces/{namespace}/]pods' and '/apis/apps/v1/...': the collections.
    private static (string ApiVersion, string Resource, bool IsNamespaced)? Read(string path)
    {
        var parts = path.Trim('/').Split('/');
        var lead = parts[0] switch { "api" => 2, "apis" => 3, _ => 0 };
        if (lead == 0 || parts.Length <= lead)
        {
            return null;
        }

        var rest = string.Join('/', parts[lead..]);
        var isNamespaced = rest.StartsWith(Namespaces, StringComparison.Ordinal);
        rest = isNamespaced ? rest[Namespaces.Length..] : rest;
        return rest.AsSpan().IndexOfAny('/', '{') < 0 ? (string.Join('/', parts[1..lead]), rest, isNamespaced) : null;
    }
}
