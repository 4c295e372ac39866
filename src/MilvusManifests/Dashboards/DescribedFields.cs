using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Dashboards;

/// <summary>Reads the fields of a description, each of one type; what has another one is an error at its place.</summary>
/// <param name="found">Where errors go.</param>
internal sealed class DescribedFields(DiagnosticBag found)
{
    /// <summary>Reports keys that a mapping does not have.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="keys">The keys that it may have.</param>
    /// <param name="owner">What it describes, as messages name it.</param>
    public void Check(YamlMapping mapping, ImmutableArray<string> keys, string owner)
    {
        foreach (var (key, _) in mapping.Entries)
        {
            if (!keys.Contains(key.Value, StringComparer.Ordinal))
            {
                var likely = Suggestion.For(key.Value, keys);
                found.Error(DashboardCodes.Description, key.Location, $"{owner} has an unknown key '{key.Value}'; {(likely is null ? $"known keys: {string.Join(", ", keys)}" : $"did you mean '{likely}'?")}");
            }
        }
    }

    /// <summary>The text of a key; null, with an error, if it is missing.</summary>
    public YamlScalar? Required(YamlMapping mapping, string key, string owner)
    {
        if (Text(mapping, key) is { Value.Length: > 0 } text)
        {
            return text;
        }

        if (mapping[key] is null or YamlScalar { Kind: YamlScalarKind.String or YamlScalarKind.Null })
        {
            found.Error(DashboardCodes.Description, mapping.Find(key)?.Key.Location ?? mapping.Location, $"{owner} has no {key}");
        }

        return null;
    }

    /// <summary>The text of a key; null if it is missing.</summary>
    public YamlScalar? Text(YamlMapping mapping, string key) => mapping[key] switch
    {
        null => null,
        YamlScalar { Kind: YamlScalarKind.String or YamlScalarKind.Integer or YamlScalarKind.Float } text => text,
        var other => Wrong<YamlScalar>(other, key, "a string"),
    };

    /// <summary>The text of a value; null, with an error, if it is none.</summary>
    public string? AsText(YamlNode value) => value is YamlScalar { Kind: not YamlScalarKind.Null } text ? text.Value : Wrong<string>(value, null, "a string");

    /// <summary>Whether a key is true.</summary>
    public bool Flag(YamlMapping mapping, string key)
    {
        if (mapping[key] is not (null or YamlScalar { Kind: YamlScalarKind.Boolean }))
        {
            Wrong<string>(mapping[key]!, key, "true or false");
        }

        return mapping[key] is YamlScalar { Kind: YamlScalarKind.Boolean, Value: "true" };
    }

    /// <summary>The whole number of a key; null if it is missing.</summary>
    public int? Number(YamlMapping mapping, string key, int least, int most)
    {
        if (mapping[key] is not { } value)
        {
            return null;
        }

        if (value is YamlScalar { Kind: YamlScalarKind.Integer } number && int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read >= least && read <= most)
        {
            return read;
        }

        found.Error(DashboardCodes.Description, value.Location, FormattableString.Invariant($"'{key}' must be an integer from {least} to {most}"));
        return null;
    }

    /// <summary>The number of a key as it is written; null if it is missing.</summary>
    public string? Float(YamlMapping mapping, string key) => mapping[key] switch
    {
        null => null,
        YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } number => number.Value,
        var other => Wrong<string>(other, key, "a number"),
    };

    /// <summary>The strings of a sequence; none if the key is missing.</summary>
    public ImmutableArray<string> Texts(YamlMapping mapping, string key)
    {
        if (mapping[key] is not { } value)
        {
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        foreach (var item in value is YamlSequence sequence ? sequence.Items : [value])
        {
            if (item is YamlScalar { Kind: YamlScalarKind.String } text)
            {
                texts.Add(text.Value);
            }
            else
            {
                Wrong<string>(item, key, "strings");
            }
        }

        return texts.DrainToImmutable();
    }

    /// <summary>The mappings of a sequence; none if the key is missing.</summary>
    public ImmutableArray<YamlMapping> Mappings(YamlMapping mapping, string key)
    {
        if (mapping[key] is not YamlSequence sequence)
        {
            return mapping[key] is { } other ? Wrong<YamlSequence>(other, key, "a sequence") is null ? [] : [] : [];
        }

        var mappings = ImmutableArray.CreateBuilder<YamlMapping>(sequence.Items.Length);
        foreach (var item in sequence.Items)
        {
            if (item is YamlMapping one)
            {
                mappings.Add(one);
            }
            else
            {
                Wrong<YamlMapping>(item, key, "mappings");
            }
        }

        return mappings.DrainToImmutable();
    }

    /// <summary>The entries of a mapping; none if the key is missing.</summary>
    public ImmutableArray<YamlEntry> Entries(YamlMapping mapping, string key)
    {
        if (mapping[key] is YamlMapping entries)
        {
            return entries.Entries;
        }

        if (mapping[key] is { } other)
        {
            Wrong<YamlMapping>(other, key, "a mapping");
        }

        return [];
    }

    /// <summary>One of a few words.</summary>
    public T Choice<T>(YamlMapping mapping, string key, T absent, ImmutableArray<(string Word, T Value)> choices)
    {
        if (Text(mapping, key) is not { } text)
        {
            return absent;
        }

        foreach (var (word, value) in choices)
        {
            if (word == text.Value)
            {
                return value;
            }
        }

        found.Error(DashboardCodes.Description, text.Location, $"unknown {key} '{text.Value}'; use {string.Join(", ", choices.Select(choice => choice.Word))}");
        return absent;
    }

    private T? Wrong<T>(YamlNode value, string? key, string expected)
        where T : class
    {
        found.Error(DashboardCodes.Description, value.Location, $"{(key is null ? "" : $"'{key}': ")}expected {expected}, found {value.Description}");
        return null;
    }
}
