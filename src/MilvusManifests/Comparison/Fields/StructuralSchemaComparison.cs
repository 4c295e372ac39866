using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>Compares two structural schemas: which fields were removed or accept less, and which were added or accept more. Descriptions are not compared.</summary>
internal sealed class StructuralSchemaComparison(string version)
{
    private const int MaximumDepth = 64;

    private static readonly string[] LowerBounds = ["minimum", "minLength", "minItems", "minProperties"];
    private static readonly string[] UpperBounds = ["maximum", "maxLength", "maxItems", "maxProperties"];
    private static readonly string[] Flags = ["exclusiveMinimum", "exclusiveMaximum", "uniqueItems", "x-kubernetes-embedded-resource"];
    private static readonly string[] Alternatives = ["allOf", "anyOf", "oneOf", "not", "multipleOf"];
    private static readonly string[] Listed = ["x-kubernetes-list-type", "x-kubernetes-list-map-keys"];

    private readonly List<SchemaChange> changes = [];
    private readonly List<string> path = [];

    /// <summary>Everything that differs.</summary>
    public static List<SchemaChange> Compare(string version, YamlNode? old, YamlNode? fresh)
    {
        var comparison = new StructuralSchemaComparison(version);
        comparison.Visit(old as YamlMapping ?? YamlMapping.Empty, fresh as YamlMapping ?? YamlMapping.Empty);
        return comparison.changes;
    }

    private void Visit(YamlMapping old, YamlMapping fresh)
    {
        if (ReferenceEquals(old, fresh) || path.Count > MaximumDepth)
        {
            return;
        }

        CompareType(old, fresh);
        CompareEnum(old["enum"] as YamlSequence, fresh["enum"] as YamlSequence, fresh);
        CompareText(old, fresh, "pattern");
        CompareText(old, fresh, "format");
        CompareBounds(old, fresh, LowerBounds, isUpper: false);
        CompareBounds(old, fresh, UpperBounds, isUpper: true);
        CompareOthers(old, fresh);
        CompareRules(old["x-kubernetes-validations"] as YamlSequence, fresh["x-kubernetes-validations"] as YamlSequence, fresh);
        CompareRequired(old["required"] as YamlSequence, fresh["required"] as YamlSequence);
        VisitProperties(old, fresh);
        VisitPart(old, fresh, "items", "[]");
        VisitPart(old, fresh, "additionalProperties", "*");
    }

    private void CompareType(YamlMapping old, YamlMapping fresh)
    {
        var (left, right) = (TypeOf(old), TypeOf(fresh));
        if (left == right)
        {
            return;
        }

        if (right is null || (right == "integer or string" && left is "integer" or "string") || (left, right) == ("integer", "number"))
        {
            Add(SchemaChangeKind.Loosened, right is null ? "accepts any type" : $"also accepts {Article(right)}", fresh);
        }
        else
        {
            Add(SchemaChangeKind.Tightened, left is null ? $"must be {Article(right)}" : $"is now {Article(right)} instead of {Article(left)}", fresh);
        }
    }

    private static string? TypeOf(YamlMapping schema) =>
        IsTrue(schema["x-kubernetes-int-or-string"]) ? "integer or string" : (schema["type"] as YamlScalar)?.Value;

    private static string Article(string type) => type is ['a' or 'e' or 'i' or 'o' or 'u', ..] ? $"an {type}" : $"a {type}";

    private void CompareEnum(YamlSequence? old, YamlSequence? fresh, YamlMapping schema)
    {
        if (fresh is null)
        {
            if (old is not null)
            {
                Add(SchemaChangeKind.Loosened, "accepts any value", schema);
            }

            return;
        }

        var accepted = Values(fresh);
        if (old is null)
        {
            Add(SchemaChangeKind.Tightened, $"accepts only {string.Join(", ", accepted.Take(8))}", schema);
            return;
        }

        var before = Values(old);
        var removed = before.Except(accepted, StringComparer.Ordinal).ToArray();
        if (removed.Length > 0)
        {
            Add(SchemaChangeKind.Tightened, $"no longer accepts {string.Join(", ", removed.Take(8))}", schema);
        }

        var added = accepted.Except(before, StringComparer.Ordinal).ToArray();
        if (added.Length > 0)
        {
            Add(SchemaChangeKind.Loosened, $"also accepts {string.Join(", ", added.Take(8))}", schema);
        }
    }

    private static string[] Values(YamlSequence list) => [.. list.Items.OfType<YamlScalar>().Select(item => Excerpt.Of(item.Value)).Distinct(StringComparer.Ordinal)];

    private void CompareText(YamlMapping old, YamlMapping fresh, string keyword)
    {
        var (left, right) = ((old[keyword] as YamlScalar)?.Value, (fresh[keyword] as YamlScalar)?.Value);
        if (left == right)
        {
            return;
        }

        if (right is null)
        {
            Add(SchemaChangeKind.Loosened, $"no longer has {Article(keyword)}", fresh);
        }
        else
        {
            Add(SchemaChangeKind.Tightened, left is null ? $"now has the {keyword} {Excerpt.Of(right)}" : $"has a different {keyword}: {Excerpt.Of(right)}", fresh);
        }
    }

    private void CompareBounds(YamlMapping old, YamlMapping fresh, string[] keywords, bool isUpper)
    {
        foreach (var keyword in keywords)
        {
            var (left, right) = (Number(old[keyword]), Number(fresh[keyword]));
            if (left == right)
            {
                continue;
            }

            var isTighter = right is not null && (left is null || (isUpper ? right < left : right > left));
            var words = right is null
                ? $"no longer has {Article(keyword)}"
                : left is null ? string.Create(CultureInfo.InvariantCulture, $"now has {Article(keyword)} of {right}")
                : string.Create(CultureInfo.InvariantCulture, $"has {Article(keyword)} of {right} instead of {left}");
            Add(isTighter ? SchemaChangeKind.Tightened : SchemaChangeKind.Loosened, words, fresh);
        }
    }

    private void CompareOthers(YamlMapping old, YamlMapping fresh)
    {
        foreach (var keyword in Flags)
        {
            if (IsTrue(old[keyword]) != IsTrue(fresh[keyword]))
            {
                Add(IsTrue(fresh[keyword]) ? SchemaChangeKind.Tightened : SchemaChangeKind.Loosened, IsTrue(fresh[keyword]) ? $"now has {keyword}" : $"no longer has {keyword}", fresh);
            }
        }

        if (IsTrue(old["nullable"]) != IsTrue(fresh["nullable"]))
        {
            Add(IsTrue(old["nullable"]) ? SchemaChangeKind.Tightened : SchemaChangeKind.Loosened, IsTrue(old["nullable"]) ? "no longer accepts null" : "also accepts null", fresh);
        }

        if (IsOpen(old) && !IsOpen(fresh))
        {
            Add(SchemaChangeKind.Tightened, "now prunes unknown fields", fresh);
        }

        foreach (var keyword in Alternatives.Concat(Listed))
        {
            if (!Equal(old[keyword], fresh[keyword]))
            {
                Add(fresh[keyword] is null ? SchemaChangeKind.Loosened : SchemaChangeKind.Tightened, fresh[keyword] is null ? $"no longer has {keyword}" : $"has a different {keyword}", fresh);
            }
        }
    }

    private static bool Equal(YamlNode? left, YamlNode? right) => YamlNodeComparer.Json.Equals(left, right);

    private void CompareRules(YamlSequence? old, YamlSequence? fresh, YamlMapping schema)
    {
        var (left, right) = (Rules(old), Rules(fresh));
        foreach (var rule in right.Except(left, StringComparer.Ordinal))
        {
            Add(SchemaChangeKind.Tightened, $"now has the rule {Excerpt.Of(rule)}", schema);
        }

        foreach (var rule in left.Except(right, StringComparer.Ordinal))
        {
            Add(SchemaChangeKind.Loosened, $"no longer has the rule {Excerpt.Of(rule)}", schema);
        }
    }

    private static string[] Rules(YamlSequence? rules) =>
        rules is null ? [] : [.. rules.Items.OfType<YamlMapping>().Select(rule => (rule["rule"] as YamlScalar)?.Value ?? "")];

    private void CompareRequired(YamlSequence? old, YamlSequence? fresh)
    {
        var (left, right) = (old is null ? [] : Values(old), fresh is null ? [] : Values(fresh));
        foreach (var name in right.Except(left, StringComparer.Ordinal))
        {
            Within(name, () => Add(SchemaChangeKind.Required, "is required"));
        }

        foreach (var name in left.Except(right, StringComparer.Ordinal))
        {
            Within(name, () => Add(SchemaChangeKind.Loosened, "is no longer required"));
        }
    }

    private void VisitProperties(YamlMapping old, YamlMapping fresh)
    {
        var (left, right) = (old["properties"] as YamlMapping ?? YamlMapping.Empty, fresh["properties"] as YamlMapping ?? YamlMapping.Empty);
        foreach (var name in left.Keys.Union(right.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var (before, after) = (left[name] as YamlMapping, right[name] as YamlMapping);
            Within(name, () =>
            {
                if (after is null)
                {
                    Add(IsOpen(fresh) ? SchemaChangeKind.Loosened : SchemaChangeKind.Removed, "is removed");
                }
                else if (before is null)
                {
                    Add(IsOpen(old) ? SchemaChangeKind.Tightened : SchemaChangeKind.Added, "is added", after);
                }
                else
                {
                    Visit(before, after);
                }
            });
        }
    }

    private void VisitPart(YamlMapping old, YamlMapping fresh, string keyword, string step)
    {
        if (old[keyword] is YamlMapping left && fresh[keyword] is YamlMapping right)
        {
            Within(step, () => Visit(left, right));
        }
    }

    private void Within(string step, Action visit)
    {
        path.Add(step);
        visit();
        path.RemoveAt(path.Count - 1);
    }

    private void Add(SchemaChangeKind kind, string description, YamlMapping? schema = null) =>
        changes.Add(new SchemaChange(version, [.. path], kind, description) { Schema = kind == SchemaChangeKind.Tightened ? schema : null });

    private static bool IsOpen(YamlMapping schema) =>
        IsTrue(schema["x-kubernetes-preserve-unknown-fields"]) || (schema["additionalProperties"] is { } others && others is not YamlScalar { Value: "false" });

    private static bool IsTrue(YamlNode? node) => node is YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" };

    private static double? Number(YamlNode? node) =>
        node is YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number
        && double.TryParse(number.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null;
}
