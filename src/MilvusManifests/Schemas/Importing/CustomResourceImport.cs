using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>Reads one published CustomResourceDefinition.</summary>
internal sealed class CustomResourceImport(PackBuilder builder, DiagnosticBag diagnostics)
{
    /// <summary>The parts of it that are kept; null if a required part is missing.</summary>
    public PackedCustomResource? Read(YamlMapping crd, string file)
    {
        var before = diagnostics.Errors;
        var metadata = Mapping(crd, "metadata");
        var spec = Mapping(crd, "spec");
        if (metadata is null || spec is null)
        {
            return null;
        }

        var name = Word(metadata, "name");
        CheckGroup(spec);
        var kind = Mapping(spec, "names") is { } names ? Word(names, "kind") : null;
        var versions = ReadVersions(spec, kind ?? "");
        if (name is null || diagnostics.Errors > before)
        {
            return null;
        }

        return new PackedCustomResource(
            name,
            file,
            Kept(metadata, key => key is "annotations" or "labels"),
            Kept(spec, key => key is not "versions"),
            versions);
    }

    private void CheckGroup(YamlMapping spec)
    {
        if (spec["group"] is not YamlScalar { Kind: YamlScalarKind.String } group)
        {
            Report(spec["group"] ?? spec, "'group' must be a string");
        }
        else if (DnsSubdomain.Syntax.Fault(group.Value) is var (name, advice))
        {
            Report(group, $"'group' must be a {name}, not {ValueText.Quote(group.Value)}{(advice is null ? "" : $"; {advice}")}");
        }
    }

    private ImmutableArray<PackedVersion> ReadVersions(YamlMapping spec, string kind)
    {
        var versions = ImmutableArray.CreateBuilder<PackedVersion>();
        if (spec["versions"] is not YamlSequence { Items.Length: > 0 } sequence)
        {
            Report(spec["versions"] ?? spec, "'spec.versions' must be a list with at least one version");
            return [];
        }

        foreach (var item in sequence.Items)
        {
            if (item is not YamlMapping version)
            {
                Report(item, $"a version must be a mapping, not {item.Description}");
            }
            else if (Word(version, "name") is { } name)
            {
                versions.Add(new PackedVersion(name, ReadSchema(version, $"{kind}.{name}"), Kept(version, IsKeptOfVersion)));
            }
        }

        return versions.ToImmutable();
    }

    // A deprecation warning is prose; the API server has its own for a deprecated version.
    private static bool IsKeptOfVersion(string key) => key is not ("name" or "schema" or "deprecationWarning");

    private string? ReadSchema(YamlMapping version, string name)
    {
        if (version["schema"] is not YamlMapping schema || schema["openAPIV3Schema"] is not { } root)
        {
            return null;
        }

        var packed = new StructuralSchemaImport(diagnostics).Read(root);
        return packed is null ? null : builder.AddRoot(name, packed);
    }

    private YamlMapping Kept(YamlMapping mapping, Func<string, bool> isKept)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>();
        foreach (var (key, value) in mapping.Entries.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal))
        {
            if (isKept(key.Value) && PlainValueImport.Read(WithoutDescriptions(key.Value, value), diagnostics) is { } plain)
            {
                entries.Add(new YamlEntry(YamlScalar.String(key.Value), plain));
            }
        }

        return new YamlMapping(entries.ToImmutable());
    }

    private static YamlNode WithoutDescriptions(string key, YamlNode value) =>
        key == PackedVersion.ColumnsKey && value is YamlSequence columns
            ? new YamlSequence([.. columns.Items.Select(column => column is YamlMapping mapping ? mapping.Without("description") : column)], columns.Location)
            : value;

    private YamlMapping? Mapping(YamlMapping parent, string key)
    {
        if (parent[key] is YamlMapping mapping)
        {
            return mapping;
        }

        Report(parent[key] ?? parent, $"'{key}' must be a mapping");
        return null;
    }

    private string? Word(YamlMapping parent, string key)
    {
        if (parent[key] is YamlScalar { Kind: YamlScalarKind.String } scalar && PackValue.IsWord(scalar.Value))
        {
            return scalar.Value;
        }

        Report(parent[key] ?? parent, $"'{key}' must consist of letters, digits, '-' and '.'");
        return null;
    }

    private void Report(YamlNode node, string message) => diagnostics.Add(Diagnostic.Error(PackCodes.BadDefinition, node.Location, message));
}
