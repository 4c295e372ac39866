using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Packs;

/// <summary>Reads what a pack contains: kinds, CustomResourceDefinitions, and where each definition starts.</summary>
internal sealed class PackContentsReader
{
    /// <summary>The size of the largest pack, in characters.</summary>
    public const int MaximumLength = 16 * 1024 * 1024;

    private readonly SourceText source;
    private readonly PackCursor cursor;
    private readonly Dictionary<string, SchemaPack.Entry> definitions = new(StringComparer.Ordinal);
    private readonly ImmutableArray<GroupVersionKind>.Builder without = ImmutableArray.CreateBuilder<GroupVersionKind>();
    private string? baseName;
    private readonly ImmutableArray<PackedKind>.Builder kinds = ImmutableArray.CreateBuilder<PackedKind>();
    private readonly ImmutableArray<PackedCustomResource>.Builder resources = ImmutableArray.CreateBuilder<PackedCustomResource>();

    public PackContentsReader(SourceText source, DiagnosticBag diagnostics)
    {
        this.source = source;
        cursor = new PackCursor(source, diagnostics);
    }

    /// <summary>Reads the contents.</summary>
    public SchemaPack Read()
    {
        if (!source.Text.StartsWith(SchemaPack.FirstLine + "\n", StringComparison.Ordinal))
        {
            cursor.Report(PackCodes.Malformed, 0, $"the first line of a schema pack must be '{SchemaPack.FirstLine}'");
            return new SchemaPack(source, definitions, [], []);
        }

        cursor.SkipLine();
        while (!cursor.AtEnd)
        {
            ReadBlock();
        }

        return new SchemaPack(source, definitions, kinds.ToImmutable(), resources.ToImmutable()) { BaseName = baseName, Without = without.ToImmutable() };
    }

    private void ReadBlock()
    {
        var start = cursor.At;
        switch (cursor.TakeToken())
        {
            case "def" when cursor.Take(' '):
                ReadDefinition(start);
                break;
            case "kind" when cursor.Take(' '):
                ReadKind(start);
                break;
            case "crd" when cursor.Take(' '):
                ReadResource();
                break;
            case SchemaPack.BaseWord when cursor.Take(' '):
                baseName = cursor.TakeToken().ToString();
                cursor.EndLine();
                break;
            case SchemaPack.WithoutWord when cursor.Take(' '):
                var apiVersion = cursor.TakeToken().ToString();
                cursor.Take(' ');
                without.Add(new GroupVersionKind(apiVersion, cursor.TakeToken().ToString()));
                cursor.EndLine();
                break;
            default:
                cursor.SkipLine();
                cursor.Report(PackCodes.Malformed, start, "expected 'def', 'kind' or 'crd'");
                SkipIndented();
                break;
        }
    }

    private void ReadDefinition(int start)
    {
        var name = cursor.TakeToken().ToString();
        if (!cursor.Take(' '))
        {
            cursor.Report(PackCodes.Malformed, start, "expected a name and a schema after 'def'");
        }
        else if (!definitions.TryAdd(name, new SchemaPack.Entry { Start = cursor.At }))
        {
            cursor.Report(PackCodes.Reference, start, $"duplicate definition '{name}'");
        }

        cursor.SkipLine();
        SkipIndented();
    }

    private void SkipIndented()
    {
        while (!cursor.AtEnd && cursor.Current == ' ')
        {
            cursor.SkipLine();
        }
    }

    private void ReadKind(int start)
    {
        var apiVersion = cursor.TakeToken().ToString();
        cursor.Take(' ');
        var kind = cursor.TakeToken().ToString();
        cursor.Take(' ');
        if (cursor.Take('#') && apiVersion.Length > 0 && kind.Length > 0)
        {
            var definition = cursor.TakeToken().ToString();
            var resource = cursor.Take(' ') ? cursor.TakeToken().ToString() : null;
            var isNamespaced = resource is not null && cursor.Take(' ') && cursor.TakeToken() is "namespaced";
            kinds.Add(new PackedKind(new GroupVersionKind(apiVersion, kind), definition) { Resource = resource, IsNamespaced = isNamespaced });
        }
        else
        {
            cursor.Report(PackCodes.Malformed, start, "expected an API version, a kind and '#definition' after 'kind'");
        }

        cursor.EndLine();
    }

    private void ReadResource()
    {
        var name = cursor.TakeToken().ToString();
        cursor.EndLine();
        string? file = null;
        var metadata = ImmutableArray.CreateBuilder<YamlEntry>();
        var spec = ImmutableArray.CreateBuilder<YamlEntry>();
        var versions = ImmutableArray.CreateBuilder<PackedVersion>();
        while (cursor.CountIndent() == 2)
        {
            var start = cursor.At += 2;
            switch (cursor.TakeToken())
            {
                case "file" when cursor.Take(' '):
                    file = cursor.TakeString();
                    cursor.EndLine();
                    break;
                case "metadata" when cursor.Take(' '):
                    ReadEntry(metadata);
                    break;
                case "spec" when cursor.Take(' '):
                    ReadEntry(spec);
                    break;
                case "version" when cursor.Take(' '):
                    versions.Add(ReadVersion());
                    break;
                default:
                    cursor.Report(PackCodes.Malformed, start, "expected 'file', 'metadata', 'spec' or 'version'");
                    cursor.SkipLine();
                    break;
            }
        }

        resources.Add(new PackedCustomResource(name, file, new YamlMapping(metadata.ToImmutable()), new YamlMapping(spec.ToImmutable()), versions.ToImmutable()));
    }

    private PackedVersion ReadVersion()
    {
        var name = cursor.TakeToken().ToString();
        var definition = cursor.Take(' ') && cursor.Take('#') ? cursor.TakeToken().ToString() : null;
        cursor.EndLine();
        var members = ImmutableArray.CreateBuilder<YamlEntry>();
        var columns = ImmutableArray.CreateBuilder<YamlNode>();
        while (cursor.CountIndent() == 4)
        {
            cursor.At += 4;
            var start = cursor.At;
            if (cursor.TakeToken() is "column" && cursor.Take(' '))
            {
                if (cursor.TakeValue() is { } column)
                {
                    columns.Add(column);
                }

                cursor.EndLine();
            }
            else
            {
                cursor.At = start;
                ReadEntry(members);
            }
        }

        if (columns.Count > 0)
        {
            members.Insert(0, new YamlEntry(YamlScalar.String(PackedVersion.ColumnsKey), new YamlSequence(columns.ToImmutable())));
        }

        return new PackedVersion(name, definition, new YamlMapping(members.ToImmutable()));
    }

    private void ReadEntry(ImmutableArray<YamlEntry>.Builder entries)
    {
        var start = cursor.At;
        var key = cursor.TakeString();
        if (key is not null && !cursor.Take(' '))
        {
            cursor.Report(PackCodes.Malformed, start, $"expected a value after '{key}'");
        }
        else if (key is not null && cursor.TakeValue() is { } value)
        {
            entries.Add(new YamlEntry(YamlScalar.String(key), value));
            cursor.EndLine();
            return;
        }

        cursor.SkipLine();
    }
}
