using System.Collections.Concurrent;
using System.Collections.Immutable;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>The schema documents that may refer to each other. Nothing else is ever looked at, least of all a network.</summary>
public sealed class JsonSchemaRegistry
{
    private readonly ConcurrentDictionary<string, SchemaResource> resources = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<YamlNode, SchemaResource> roots = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<SchemaKey, CompiledSchema> compiled = new();
    private int unnamed;

    /// <summary>Makes a registry that knows only the meta-schemas of JSON Schema itself.</summary>
    public JsonSchemaRegistry(JsonSchemaOptions? options = null) => Options = options ?? JsonSchemaOptions.Default;

    /// <summary>How the documents are read.</summary>
    public JsonSchemaOptions Options { get; }

    /// <summary>Adds a document and says what is wrong with it.</summary>
    /// <param name="address">The address that others refer to it by, besides its own <c>$id</c>: a URI; null when it has none.</param>
    /// <param name="document">The document.</param>
    public ImmutableArray<Diagnostic> Add(string? address, YamlNode document)
    {
        var own = address is null ? $"{SchemaAddress.Unnamed}{unnamed++}" : SchemaAddress.Resolve(SchemaAddress.Unnamed, address)?.Address;
        return own is null
            ? [Diagnostic.Error(Codes.JsonSchemaReference, document.Location, $"{ValueText.Quote(address!)} is no address of a schema; write a URI")]
            : new SchemaIndexer(this).Index(own, document);
    }

    /// <summary>Compiles a document that was added, and checks all that it refers to.</summary>
    /// <param name="document">The document itself.</param>
    public Result<JsonSchema> Compile(YamlNode document)
    {
        if (!roots.TryGetValue(document, out var resource))
        {
            return new(null, []);
        }

        var diagnostics = new ReferenceCheck(this).Check(document, resource);
        return new(new JsonSchema(Schema(document, resource), Options), diagnostics);
    }

    internal CompiledSchema Schema(YamlNode node, SchemaResource resource)
    {
        // A part that has an address of its own is the root of its resource, whoever asks.
        var home = roots.GetValueOrDefault(node) ?? resource;
        return compiled.GetOrAdd(new SchemaKey(node, home), static (key, registry) => new CompiledSchema(key.Node, key.Resource, registry), this);
    }

    internal SchemaResource? FindResource(string address)
    {
        if (resources.TryGetValue(address, out var found))
        {
            return found;
        }

        return MetaSchemas.Find(address) is { } meta && new SchemaIndexer(this).Index(address, meta).IsEmpty ? resources.GetValueOrDefault(address) : null;
    }

    internal SchemaResource? ResourceOf(YamlNode root) => roots.GetValueOrDefault(root);

    internal bool TryAdd(SchemaResource resource)
    {
        roots[resource.Root] = resource;
        return resources.TryAdd(resource.Address, resource) || ReferenceEquals(resources[resource.Address].Root, resource.Root);
    }

    internal void AddAlias(string address, SchemaResource resource) => resources.TryAdd(address, resource);

    /// <summary>The schema that a reference leads to, and the name of the anchor if that is how; null when it leads nowhere.</summary>
    internal (CompiledSchema Schema, string? Anchor)? Resolve(SchemaResource from, string reference)
    {
        if (SchemaAddress.Resolve(from.Address, reference) is not var (address, fragment))
        {
            return null;
        }

        var resource = string.Equals(address, from.Address, StringComparison.Ordinal) ? from : FindResource(address);
        if (resource is null)
        {
            return null;
        }

        if (fragment.Length == 0)
        {
            return (Schema(resource.Root, resource), null);
        }

        return fragment[0] == '/' ? Follow(resource, fragment)
            : resource.Anchors.TryGetValue(fragment, out var anchored) ? (Schema(anchored, resource), fragment) : null;
    }

    private (CompiledSchema Schema, string? Anchor)? Follow(SchemaResource resource, string pointer)
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

        return JsonSchemaKeywords.IsSchema(node) ? (Schema(node, resource), null) : null;
    }

    private readonly struct SchemaKey(YamlNode node, SchemaResource resource) : IEquatable<SchemaKey>
    {
        public YamlNode Node => node;

        public SchemaResource Resource => resource;

        public bool Equals(SchemaKey other) => ReferenceEquals(Node, other.Node) && ReferenceEquals(Resource, other.Resource);

        public override bool Equals(object? obj) => obj is SchemaKey other && Equals(other);

        public override int GetHashCode() =>
            System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Node) ^ System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Resource);
    }
}
