using System.Collections.Immutable;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Importing;

/// <summary>Normalises a value for a pack: no locations, keys in ordinal order, numbers in JSON's form.</summary>
internal static class PlainValueImport
{
    /// <summary>The normalised value; null, with a diagnostic, if that is not possible.</summary>
    public static YamlNode? Read(YamlNode value, DiagnosticBag diagnostics, int depth = 0)
    {
        if (depth > PackCursor.MaximumDepth)
        {
            diagnostics.Add(Diagnostic.Error(PackCodes.TooLarge, value.Location, FormattableString.Invariant($"the value is nested deeper than {PackCursor.MaximumDepth} levels")));
            return null;
        }

        return value switch
        {
            YamlMapping mapping => ReadMapping(mapping, diagnostics, depth),
            YamlSequence sequence => ReadSequence(sequence, diagnostics, depth),
            YamlScalar scalar => ReadScalar(scalar, diagnostics),
            _ => null,
        };
    }

    private static YamlMapping ReadMapping(YamlMapping mapping, DiagnosticBag diagnostics, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<YamlEntry>(mapping.Entries.Length);
        foreach (var (key, value) in mapping.Entries.OrderBy(entry => entry.Key.Value, StringComparer.Ordinal))
        {
            if (Read(value, diagnostics, depth + 1) is { } plain)
            {
                entries.Add(new YamlEntry(YamlScalar.String(key.Value), plain));
            }
        }

        return new YamlMapping(entries.ToImmutable());
    }

    private static YamlSequence ReadSequence(YamlSequence sequence, DiagnosticBag diagnostics, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (Read(item, diagnostics, depth + 1) is { } plain)
            {
                items.Add(plain);
            }
        }

        return new YamlSequence(items.ToImmutable());
    }

    private static YamlScalar? ReadScalar(YamlScalar scalar, DiagnosticBag diagnostics)
    {
        switch (scalar.Kind)
        {
            case YamlScalarKind.String:
                return YamlScalar.String(scalar.Value);
            case YamlScalarKind.Null:
                return YamlScalar.Null;
            case YamlScalarKind.Boolean:
                return new YamlScalar(scalar.Value is "true" or "True" or "TRUE" ? "true" : "false", YamlScalarStyle.Plain, YamlScalarKind.Boolean);
            case var kind when PackValue.IsJsonNumber(scalar.Value):
                return new YamlScalar(scalar.Value, YamlScalarStyle.Plain, kind);
            default:
                diagnostics.Add(Diagnostic.Error(PackCodes.BadKeyword, scalar.Location, $"'{scalar.Value}' is not a JSON number; write it in decimal, or quote it if it is meant as a string"));
                return null;
        }
    }
}
