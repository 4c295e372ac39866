using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>Explains why a value matches none of several alternatives: one error for all of them if they agree, else the errors of the closest one.</summary>
internal static class NearestAlternative
{
    /// <summary>The errors to report.</summary>
    /// <param name="node">The value.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="branches">The errors of each alternative.</param>
    public static IReadOnlyList<SchemaError> Explain(YamlNode node, InstancePath path, SchemaError[][] branches)
    {
        if (Merge(node, path, branches) is { } merged || (merged = MergeDiscriminators(branches)) is not null)
        {
            return [merged];
        }

        var nearest = 0;
        var distance = int.MaxValue;
        var plausible = 0;
        for (var i = 0; i < branches.Length; i++)
        {
            var own = Distance(branches[i], path.Depth);
            plausible += own < MismatchedType ? 1 : 0;
            if (own < distance)
            {
                (nearest, distance) = (i, own);
            }
        }

        var hint = plausible > 1 ? $"this is the closest of {branches.Length} alternatives" : null;
        return [.. branches[nearest].Select(error => hint is null || error.Diagnostic.Hint is not null ? error : error with { Diagnostic = error.Diagnostic with { Hint = hint } })];
    }

    private const int MismatchedType = 10_000;

    private static SchemaError? Merge(YamlNode node, InstancePath path, SchemaError[][] branches)
    {
        var expected = new List<string>();
        DiagnosticCode? code = null;
        foreach (var branch in branches)
        {
            if (branch is not [{ Expected.Count: > 0 } only] || only.Depth != path.Depth || (code is not null && code != only.Code))
            {
                return null;
            }

            code = only.Code;
            foreach (var word in only.Expected)
            {
                if (!expected.Contains(word, StringComparer.Ordinal))
                {
                    expected.Add(word);
                }
            }
        }

        return code == SchemaCodes.Type ? SchemaMessages.WrongType(node, path, expected)
            : code == SchemaCodes.Enum ? SchemaMessages.NotInList(node, path, expected)
            : code == SchemaCodes.MissingField && node is YamlMapping mapping ? SchemaMessages.MissingField(mapping, path, expected)
            : null;
    }

    // Every alternative requires a different value of one field, such as a kind: that field has to be fixed first.
    private static SchemaError? MergeDiscriminators(SchemaError[][] branches)
    {
        var first = Array.Find(branches[0], error => error.Code == SchemaCodes.Enum && error.Node is not null);
        var expected = new List<string>();
        foreach (var branch in branches)
        {
            var own = Array.Find(branch, error => error.Code == SchemaCodes.Enum && ReferenceEquals(error.Node, first?.Node));
            if (first is null || own is null)
            {
                return null;
            }

            foreach (var word in own.Expected)
            {
                if (!expected.Contains(word, StringComparer.Ordinal))
                {
                    expected.Add(word);
                }
            }
        }

        return SchemaMessages.Join(first!, expected);
    }

    // A value of another type was not meant for the alternative at all, one with another discriminator hardly; other errors are weighted and added up.
    private static int Distance(SchemaError[] errors, int depth)
    {
        var distance = 0;
        foreach (var error in errors)
        {
            var below = error.Depth - depth;
            distance += error.Code == SchemaCodes.Type && below == 0 ? MismatchedType
                : error.Code == SchemaCodes.Enum && below <= 1 ? 500
                : error.Code == SchemaCodes.UnknownField && below == 0 ? (error.Meant is not null ? 6 : 40)
                : error.Code == SchemaCodes.MissingField && below == 0 ? 20
                : error.Code == SchemaCodes.Type && below == 1 ? 12
                : below == 0 ? 10
                : Math.Max(8 - below, 2);
        }

        return distance;
    }
}
