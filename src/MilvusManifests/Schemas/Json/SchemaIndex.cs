using System.Collections.Concurrent;
using System.Text.Json;
using Json.Schema;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>The schemas by address. Nothing else is ever read or fetched.</summary>
internal sealed class SchemaIndex
{
    private readonly ConcurrentDictionary<string, SchemaResource> resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<YamlNode, SchemaResource> roots = new(ReferenceEqualityComparer.Instance);

    private readonly HashSet<YamlNode> read = new(ReferenceEqualityComparer.Instance);

    /// <summary>Every schema with an address.</summary>
    public IEnumerable<SchemaResource> Resources => roots.Values;

    /// <summary>Records that a schema was read.</summary>
    public void MarkRead(YamlMapping schema) => read.Add(schema);

    /// <summary>Whether a schema was read: one that is only reachable through a reference was not.</summary>
    public bool IsRead(YamlNode schema) => read.Contains(schema);

    /// <summary>Adds a schema under its address; false if another one has that address.</summary>
    public bool TryAdd(SchemaResource resource)
    {
        roots[resource.Root] = resource;
        return resources.TryAdd(resource.Address, resource) || ReferenceEquals(resources[resource.Address].Root, resource.Root);
    }

    /// <summary>Adds another address of a schema, the one it was retrieved under.</summary>
    public void AddAlias(string address, SchemaResource resource) => resources.TryAdd(address, resource);

    /// <summary>The schema at an address: one that was added, or one of JSON Schema itself.</summary>
    public SchemaResource? Find(string address)
    {
        if (resources.TryGetValue(address, out var found))
        {
            return found;
        }

        if (MetaSchema(address) is { } meta)
        {
            new SchemaReading(this, JsonSchemaDialect.Draft202012).Read(address, meta);
        }

        return resources.GetValueOrDefault(address);
    }

    /// <summary>A part of a schema; one with its own address is its own base.</summary>
    public SchemaPlace At(YamlNode node, SchemaResource resource) => new(node, roots.GetValueOrDefault(node) ?? resource);

    /// <summary>The target of a reference; null if it cannot be resolved.</summary>
    public SchemaPlace? Resolve(SchemaResource from, string reference)
    {
        if (SchemaAddress.Resolve(from.Address, reference) is not var (address, fragment)
            || (string.Equals(address, from.Address, StringComparison.Ordinal) ? from : Find(address)) is not { } resource)
        {
            return null;
        }

        if (fragment.Length == 0)
        {
            return At(resource.Root, resource);
        }

        return fragment[0] == '/' ? Follow(resource, fragment)
            : resource.Anchors.TryGetValue(fragment, out var anchored) ? At(anchored, resource) : null;
    }

    private SchemaPlace? Follow(SchemaResource resource, string pointer)
    {
        if (JsonPointer.Parse(pointer).Value is not { } parsed)
        {
            return null;
        }

        var node = resource.Root;
        foreach (var token in parsed.Tokens)
        {
            var next = node switch
            {
                YamlMapping mapping => mapping[token],
                YamlSequence sequence when JsonPointer.IndexOf(token) is >= 0 and var index && index < sequence.Items.Length => sequence.Items[index],
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            node = next;
            resource = roots.GetValueOrDefault(node) ?? resource;
        }

        return JsonKeywords.IsSchema(node) ? new SchemaPlace(node, resource) : null;
    }

    private static YamlNode? MetaSchema(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host == "json-schema.org"
        && SchemaRegistry.Global.Get(uri) is global::Json.Schema.JsonSchema { Root.Source.ValueKind: JsonValueKind.Object } meta
            ? JsonReader.Read(new SourceText(address, meta.Root.Source.GetRawText())).Value : null;
}
