using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Checks.Credentials;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Fields;

/// <summary>The fields whose values are never shown.</summary>
internal static class SecretFields
{
    private const string LastApplied = "metadata.annotations.kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>Whether a field of an object may hold a secret: the content of a Secret, and variables and flags whose name says so.</summary>
    public static bool Has(ObjectReference reference, FieldPath path)
    {
        var shape = path.Shape;
        return (IsSecret(reference) && (Is(shape, "data") || Is(shape, "stringData") || Is(shape, LastApplied)))
            || (path.LastFlag is { } flag && CredentialNames.Hint(flag))
            || (shape.EndsWith(".env[].value", StringComparison.Ordinal) && CredentialNames.Hint(path.ToString()));
    }

    /// <summary>The text of a value in a Secret, whose <c>data</c> is encoded; the value itself where it is not.</summary>
    public static string Decoded(FieldPath path, string value)
    {
        if (!Is(path.Shape, "data"))
        {
            return value;
        }

        var bytes = new byte[value.Length];
        return Convert.TryFromBase64String(value, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : value;
    }

    /// <summary>A value of a document without those whose names say that they are secret.</summary>
    [return: NotNullIfNotNull(nameof(node))]
    public static YamlNode? MaskNamed(YamlNode? node) => node switch
    {
        YamlMapping mapping => new YamlMapping([.. mapping.Entries.Select(entry => entry with { Value = CredentialNames.Hint(entry.Key.Value) ? FieldChange.Hidden : MaskNamed(entry.Value) })], mapping.Location),
        YamlSequence sequence => sequence.WithItems(item => MaskNamed(item)),
        _ => node,
    };

    /// <summary>A value without the secrets in it, which are variables and flags whose names say so.</summary>
    [return: NotNullIfNotNull(nameof(node))]
    public static YamlNode? Mask(YamlNode? node) => node switch
    {
        YamlMapping mapping => MaskVariable(new YamlMapping([.. mapping.Entries.Select(entry => entry with { Value = Mask(entry.Value) })], mapping.Location)),
        YamlSequence sequence => new YamlSequence([.. MaskArguments(sequence.Items)], sequence.Location),
        _ => node,
    };

    private static YamlMapping MaskVariable(YamlMapping mapping) =>
        mapping["name"] is YamlScalar name && CredentialNames.Hint(name.Value) && mapping["value"] is YamlScalar ? mapping.With("value", FieldChange.Hidden) : mapping;

    private static IEnumerable<YamlNode> MaskArguments(ImmutableArray<YamlNode> items)
    {
        var isValue = false;
        foreach (var item in items)
        {
            if (item is not YamlScalar { Value: var text })
            {
                yield return Mask(item);
                continue;
            }

            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var isSecret = text.StartsWith('-') && CredentialNames.Hint(equals < 0 ? text : text[..equals]);
            yield return isValue ? FieldChange.Hidden : isSecret && equals >= 0 ? YamlScalar.String(text[..(equals + 1)] + FieldChange.Hidden.Value) : item;
            isValue = isSecret && equals < 0;
        }
    }

    private static bool IsSecret(ObjectReference reference) => reference is { Kind: "Secret", Group: "" };

    private static bool Is(string shape, string field) => shape == field || shape.StartsWith(field + ".", StringComparison.Ordinal);
}
