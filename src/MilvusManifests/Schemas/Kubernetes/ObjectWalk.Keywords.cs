using System.Globalization;
using MilvusManifests.Schemas.Formats;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text.Patterns;
using MilvusManifests.Values.Quantities;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <content>The keywords that constrain a value.</content>
internal sealed partial class ObjectWalk
{
    private void VisitKeywords(YamlNode node, PackedSchema schema)
    {
        foreach (var (keyword, value) in schema.Keywords)
        {
            switch (node)
            {
                case var _ when keyword == SchemaKeyword.Enum:
                    CheckEnum(node, (YamlSequence)value);
                    break;
                case YamlScalar { Kind: YamlScalarKind.String } text:
                    CheckText(text, keyword, value);
                    break;
                case YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number:
                    CheckNumber(number, keyword, value, schema);
                    break;
                case YamlSequence sequence:
                    CheckSequence(sequence, keyword, value, schema);
                    break;
                case YamlMapping mapping:
                    CheckCount(mapping, mapping.Entries.Length, keyword, value, SchemaKeyword.MinProperties, SchemaKeyword.MaxProperties, "field");
                    break;
            }
        }
    }

    private void CheckEnum(YamlNode node, YamlSequence values)
    {
        if (!values.Items.Contains(node, YamlNodeComparer.Json))
        {
            Errors.Add(SchemaMessages.NotInList(node, path, values.Items));
        }
    }

    private void CheckText(YamlScalar text, SchemaKeyword keyword, YamlNode value)
    {
        switch (keyword)
        {
            case SchemaKeyword.Pattern:
                CheckPattern(text, Text(value));
                break;
            case SchemaKeyword.Format when ValueFormats.Fault(Text(value), text) is var (name, advice):
                Errors.Add(SchemaMessages.WrongFormat(text, path, name, advice));
                break;
            case SchemaKeyword.MinLength when Count(text.Value) is var length && length < Number(value):
                Errors.Add(SchemaMessages.WrongLength(text, path, $"at least {ValueText.Count(Number(value), "character")}", length));
                break;
            case SchemaKeyword.MaxLength when Count(text.Value) is var length && length > Number(value):
                Errors.Add(SchemaMessages.WrongLength(text, path, $"at most {ValueText.Count(Number(value), "character")}", length));
                break;
        }
    }

    private void CheckPattern(YamlScalar text, string pattern)
    {
        if (KnownPatterns.Accepts(pattern, text.Value))
        {
            return;
        }

        switch (Pattern.Translate(pattern, PatternFlavour.Re2).Match(text.Value))
        {
            case PatternMatch.No when KnownPatterns.Advise(pattern, text.Value) is var (name, advice):
                Errors.Add(SchemaMessages.WrongFormat(text, path, name, advice));
                break;
            case PatternMatch.No:
                Errors.Add(SchemaMessages.NoMatch(text, path, pattern));
                break;
            case PatternMatch.TooLong:
                Errors.Add(SchemaMessages.MatchTooLong(text, path, pattern));
                break;
        }
    }

    private void CheckNumber(YamlScalar number, SchemaKeyword keyword, YamlNode value, PackedSchema schema)
    {
        if (keyword == SchemaKeyword.Format)
        {
            if (ValueFormats.Bound(Text(value), number) is { } bound)
            {
                Errors.Add(SchemaMessages.OutOfRange(number, path, bound));
            }
        }
        else if (keyword is SchemaKeyword.Minimum or SchemaKeyword.Maximum or SchemaKeyword.MultipleOf
            && ExactNumber.TryParse(number.Value, out var actual) && ExactNumber.TryParse(Text(value), out var limit)
            && Exceeded(actual, limit, keyword, schema) is { } words)
        {
            Errors.Add(SchemaMessages.OutOfRange(number, path, $"{words} {Text(value)}"));
        }
    }

    private static string? Exceeded(ExactNumber actual, ExactNumber limit, SchemaKeyword keyword, PackedSchema schema)
    {
        var order = actual.CompareTo(limit);
        return keyword switch
        {
            SchemaKeyword.Minimum when IsTrue(schema, SchemaKeyword.ExclusiveMinimum) => order <= 0 ? "greater than" : null,
            SchemaKeyword.Minimum => order < 0 ? "at least" : null,
            SchemaKeyword.Maximum when IsTrue(schema, SchemaKeyword.ExclusiveMaximum) => order >= 0 ? "less than" : null,
            SchemaKeyword.Maximum => order > 0 ? "at most" : null,
            _ => actual.IsMultipleOf(limit) ? null : "a multiple of",
        };
    }

    private void CheckSequence(YamlSequence sequence, SchemaKeyword keyword, YamlNode value, PackedSchema schema)
    {
        switch (keyword)
        {
            case SchemaKeyword.ListType when Text(value) == "set":
            case SchemaKeyword.UniqueItems when IsTrue(schema, SchemaKeyword.UniqueItems):
                ListItems.CheckSet(sequence, path, Errors);
                break;
            case SchemaKeyword.ListType when Text(value) == "map" && schema[SchemaKeyword.ListMapKeys] is YamlSequence keys:
                ListItems.CheckMap(sequence, keys, schema.Items is null ? PackedSchema.Any : pack.Resolve(schema.Items), schema.Items?.Reference, path, Errors);
                break;
            default:
                CheckCount(sequence, sequence.Items.Length, keyword, value, SchemaKeyword.MinItems, SchemaKeyword.MaxItems, "item");
                break;
        }
    }

    private void CheckCount(YamlNode node, int count, SchemaKeyword keyword, YamlNode value, SchemaKeyword minimum, SchemaKeyword maximum, string noun)
    {
        if (keyword == minimum && count < Number(value))
        {
            Errors.Add(SchemaMessages.WrongCount(node, path, $"at least {ValueText.Count(Number(value), noun)}", count));
        }
        else if (keyword == maximum && count > Number(value))
        {
            Errors.Add(SchemaMessages.WrongCount(node, path, $"at most {ValueText.Count(Number(value), noun)}", count, SchemaDefaults.FilledInto(node)));
        }
    }

    // As in the API server, rules are not evaluated for a value that is invalid by its schema: they would only repeat the error.
    private void CheckRules(YamlNode node, PackedSchema schema, int errorsBefore)
    {
        if (Errors.Count == errorsBefore && schema[SchemaKeyword.Validations] is not null && !(options.MayHavePlaceholders && YamlPlaceholders.AreIn(node)))
        {
            Rules.AddRange(ValidationRules.Check(node, schema, pack, path, Errors));
        }
    }

    private static long Count(string text)
    {
        var count = text.Length;
        foreach (var c in text)
        {
            count -= char.IsLowSurrogate(c) ? 1 : 0;
        }

        return count;
    }

    private static string Text(YamlNode value) => ((YamlScalar)value).Value;

    private static long Number(YamlNode value) => long.Parse(Text(value), NumberStyles.None, CultureInfo.InvariantCulture);
}
