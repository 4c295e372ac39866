using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Packs;

/// <summary>
/// Schemas of many kinds without descriptions, as one reviewable text: kinds and CustomResourceDefinitions, and the definitions that they share.
/// A definition is read on first use.
/// </summary>
internal sealed class SchemaPack
{
    internal const string FirstLine = "milvus-manifests schema pack 1";
    internal const string BaseWord = "base";
    internal const string WithoutWord = "without";

    private readonly SourceText source;
    private readonly Dictionary<string, Entry> definitions;
    private readonly ImmutableArray<PackedKind> listed;
    private ImmutableArray<PackedKind> merged;
    private Dictionary<GroupVersionKind, PackedKind?>? index;

    internal SchemaPack(
        SourceText source, Dictionary<string, Entry> definitions, ImmutableArray<PackedKind> kinds, ImmutableArray<PackedCustomResource> resources)
    {
        this.source = source;
        this.definitions = definitions;
        listed = kinds;
        CustomResources = resources;
    }

    /// <summary>The pack without any schema.</summary>
    internal static SchemaPack Empty { get; } = new(new SourceText("schema pack", ""), [], [], []);

    /// <summary>The CustomResourceDefinitions, in the ordinal order of their names.</summary>
    public ImmutableArray<PackedCustomResource> CustomResources { get; }

    /// <summary>Every kind: those of the pack's own list, then those of its CustomResourceDefinitions.</summary>
    public IEnumerable<PackedKind> Kinds =>
        OwnKinds.Concat(
            from resource in CustomResources
            from version in resource.Versions
            let kind = KindOf(resource, version)
            where kind is not null
            select kind);

    /// <summary>The kinds that a cluster serves: a CustomResourceDefinition may have versions that it does not.</summary>
    public IEnumerable<GroupVersionKind> ServedKinds() =>
        OwnKinds.Select(kind => kind.Name).Concat(
            from resource in CustomResources
            from version in resource.Versions
            where version is { Definition: not null, IsServed: true }
            select GroupVersionKind.Of(resource.Group, version.Name, resource.Kind));

    /// <summary>The names of the definitions, in ordinal order, without those of the base pack.</summary>
    public IEnumerable<string> DefinitionNames => definitions.Keys.Order(StringComparer.Ordinal);

    /// <summary>The kinds that CustomResourceDefinitions do not define.</summary>
    internal ImmutableArray<PackedKind> OwnKinds => Base is null ? listed : merged.IsDefault ? merged = Merge(Base) : merged;

    /// <summary>The name of the base pack; null if this one is complete.</summary>
    internal string? BaseName { get; init; }

    /// <summary>What the base has and this pack does not.</summary>
    internal ImmutableArray<GroupVersionKind> Without { get; init; } = [];

    private SchemaPack? Base { get; init; }

    /// <summary>Opens a pack that is known to be well-formed, such as an embedded one: only its table of contents is read now.</summary>
    /// <exception cref="InvalidDataException">The text is not a pack.</exception>
    /// <param name="source">The text.</param>
    /// <param name="openBase">Opens the base pack by its name.</param>
    public static SchemaPack Open(SourceText source, Func<string, SchemaPack>? openBase = null)
    {
        var diagnostics = new DiagnosticBag();
        var pack = new PackContentsReader(source, diagnostics).Read();
        if (diagnostics.Count > 0)
        {
            throw new InvalidDataException(diagnostics.ToImmutable()[0].ToString());
        }

        return pack.BaseName is null ? pack : pack.Over((openBase ?? throw new InvalidDataException($"{source.Path}: the pack needs '{pack.BaseName}'"))(pack.BaseName));
    }

    /// <summary>Reads an untrusted pack completely.</summary>
    public static Result<SchemaPack> Read(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        if (source.Length > PackContentsReader.MaximumLength)
        {
            return new(null, [Diagnostic.Error(PackCodes.TooLarge, source.At(0, 0), "the pack is larger than 16 MiB")]);
        }

        var pack = new PackContentsReader(source, diagnostics).Read();
        if (pack.BaseName is not null)
        {
            diagnostics.Add(Diagnostic.Error(PackCodes.Reference, source.At(0, 0), $"the pack is only a difference from '{pack.BaseName}'; import a complete pack"));
        }

        if (diagnostics.Count == 0)
        {
            pack.ReadAll(diagnostics);
        }

        return new(diagnostics.Count == 0 ? pack : null, diagnostics.ToImmutable());
    }

    /// <summary>The schema of a kind, or null if the pack has none.</summary>
    /// <param name="kind">The object's <c>kind</c>.</param>
    public PackedSchema? Find(GroupVersionKind kind) => FindKind(kind) is { } found ? Definition(found.Definition) : null;

    /// <summary>The kind of that name, or null if the pack has none.</summary>
    /// <param name="kind">The object's <c>kind</c>.</param>
    public PackedKind? FindKind(GroupVersionKind kind) =>
        (index ??= BuildIndex()).TryGetValue(kind, out var found) ? found : Base?.FindKind(kind);

    /// <summary>A definition by its name, or null if the pack has none.</summary>
    public PackedSchema? Definition(string name)
    {
        if (!definitions.TryGetValue(name, out var entry))
        {
            return Base?.Definition(name);
        }

        // Two threads may both read it; either result will do.
        return entry.Schema ??= ReadKnown(entry);
    }

    /// <summary>The schema itself, or the definition that it refers to.</summary>
    /// <exception cref="InvalidDataException">The definition is missing from the pack.</exception>
    public PackedSchema Resolve(PackedSchema schema)
    {
        for (var steps = 0; schema.Reference is { } name; steps++)
        {
            schema = steps < PackCursor.MaximumDepth && Definition(name) is { } found
                ? found
                : throw new InvalidDataException($"{source.Path}: the definition '{name}' is missing");
        }

        return schema;
    }

    /// <summary>The pack as text: the same pack, the same text.</summary>
    public string ToText() => PackWriter.Write(this);

    /// <summary>The pack as its difference from another. CustomResourceDefinitions are not compared.</summary>
    /// <param name="basePack">The other, complete pack.</param>
    /// <param name="baseName">The other's name.</param>
    public string ToText(SchemaPack basePack, string baseName) => PackDifference.Write(this, basePack, baseName);

    private SchemaPack Over(SchemaPack basePack) => new(source, definitions, listed, CustomResources) { Base = basePack, Without = Without };

    private ImmutableArray<PackedKind> Merge(SchemaPack basePack)
    {
        var replaced = listed.Select(kind => kind.Name).Concat(Without).ToHashSet();
        var kinds = basePack.OwnKinds.Where(kind => !replaced.Contains(kind.Name)).Concat(listed);
        return [.. kinds.OrderBy(kind => kind.Name.ToString(), StringComparer.Ordinal)];
    }

    private PackedSchema ReadKnown(Entry entry)
    {
        var diagnostics = new DiagnosticBag();
        var schema = new PackReader(source, diagnostics).ReadDefinition(entry.Start);
        return diagnostics.Count == 0 ? schema : throw new InvalidDataException(diagnostics.ToImmutable()[0].ToString());
    }

    private void ReadAll(DiagnosticBag diagnostics)
    {
        var reader = new PackReader(source, diagnostics);
        foreach (var entry in definitions.Values)
        {
            entry.Schema ??= reader.ReadDefinition(entry.Start);
        }

        if (diagnostics.Count == 0)
        {
            new PackReferences(this, source, diagnostics).Check();
        }
    }

    private Dictionary<GroupVersionKind, PackedKind?> BuildIndex()
    {
        var built = new Dictionary<GroupVersionKind, PackedKind?>();
        foreach (var kind in listed)
        {
            built.TryAdd(kind.Name, kind);
        }

        foreach (var resource in CustomResources)
        {
            foreach (var version in resource.Versions)
            {
                if (KindOf(resource, version) is { } kind)
                {
                    built.TryAdd(kind.Name, kind);
                }
            }
        }

        foreach (var name in Without)
        {
            built.TryAdd(name, null);
        }

        return built;
    }

    private static PackedKind? KindOf(PackedCustomResource resource, PackedVersion version) => version.Definition is null
        ? null
        : new PackedKind(GroupVersionKind.Of(resource.Group, version.Name, resource.Kind), version.Definition)
        {
            Resource = resource.Plural,
            IsNamespaced = resource.IsNamespaced,
            IsCustomResource = true,
        };

    /// <summary>Where a definition starts, and its schema once it was read.</summary>
    internal sealed class Entry
    {
        public int Start { get; init; }

        public PackedSchema? Schema { get; set; }
    }
}
