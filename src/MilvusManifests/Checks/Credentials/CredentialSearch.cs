using System.Globalization;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Credentials;

/// <summary>Finds the credentials that an object has in clear text: by the names of keys, variables and flags, in URLs, and as private keys.</summary>
internal static class CredentialSearch
{
    private const int MaximumDepth = 64;
    private const string UseSecret = "keep it in a Secret of your own that is not in git, and refer to that";
    private const string UseSecretKeyRef = "use valueFrom.secretKeyRef";

    private static readonly string[] DataFields = ["data", "stringData", "binaryData"];

    /// <summary>Every credential, in the order of the object.</summary>
    public static IEnumerable<Credential> Find(ManifestObject candidate)
    {
        var reference = candidate.Reference;
        return reference.Kind is "CustomResourceDefinition" ? []
            : reference is { Group: "", Kind: "Secret" or "ConfigMap" } ? candidate.Node.Entries.SelectMany(entry => InData(entry, reference.Kind == "Secret"))
            : InNode(candidate.Node, "", null, [], MaximumDepth);
    }

    private static IEnumerable<Credential> InData(YamlEntry field, bool isSecret) =>
        field.Value is YamlMapping data && DataFields.Contains(field.Key.Value, StringComparer.Ordinal)
            ? data.Entries.SelectMany(entry => InDatum(entry, field.Key.Value, isSecret))
            : field.Key.Value == "metadata" ? InNode(field.Value, "metadata", null, [], MaximumDepth)
            : [];

    private static IEnumerable<Credential> InDatum(YamlEntry entry, string field, bool isSecret)
    {
        var name = $"{field}.{entry.Key.Value}";
        if (entry.Value is not YamlScalar { Value.Length: > 0 } value || (field == "data" && isSecret ? Decode(value.Value) : value.Value) is not { } text || !IsWorthALook(entry.Key.Value, text))
        {
            return [];
        }

        return CredentialNames.HasPrivateKey(text) ? [new Credential(name, [], value.Location, UseSecret)]
            : EmbeddedText.Parse(entry.Key.Value, text) is { } document ? InNode(document, name, value.Location, [], MaximumDepth)
            : (CredentialNames.Name(entry.Key.Value) && CredentialNames.IsLiteral(text)) || HasUrlCredential(text) ? [new Credential(name, [], value.Location, UseSecret)]
            : [];
    }

    private static bool IsWorthALook(string key, string text) => CredentialNames.MayHave(key) || CredentialNames.MayHave(text);

    private static string? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    /// <param name="node">The node.</param>
    /// <param name="field">The field that it is in.</param>
    /// <param name="embeddedAt">Where the text is that the node was read from; null for a node of the object itself.</param>
    /// <param name="path">The keys and indices below the field of an embedded document, or of the object.</param>
    /// <param name="depth">How many more levels are visited.</param>
    private static IEnumerable<Credential> InNode(YamlNode node, string field, Location? embeddedAt, string[] path, int depth) => node switch
    {
        _ when depth == 0 => [],
        YamlMapping mapping when IsVariable(mapping, out var value) => [Found(value, field, embeddedAt, [.. path, "value"], UseSecretKeyRef)],
        YamlMapping mapping => mapping.Entries.SelectMany(entry => entry.Value is YamlScalar scalar && IsCredential(entry.Key.Value, scalar, path, embeddedAt is not null)
            ? [Found(scalar, field, embeddedAt, [.. path, entry.Key.Value], Advice(field, entry.Key.Value))]
            : InNode(entry.Value, field, embeddedAt, [.. path, entry.Key.Value], depth - 1)),
        YamlSequence sequence => sequence.Items.SelectMany((item, i) => InNode(item, field, embeddedAt, [.. path, i.ToString(CultureInfo.InvariantCulture)], depth - 1)),
        YamlScalar { Kind: YamlScalarKind.String } text when HasUrlCredential(text.Value) || IsFlag(text.Value) || CredentialNames.HasPrivateKey(text.Value) => [Found(text, field, embeddedAt, path, UseSecret)],
        _ => [],
    };

    private static Credential Found(YamlScalar value, string field, Location? embeddedAt, string[] path, string advice) => embeddedAt is null
        ? new Credential(string.Join('.', path.Prepend(field).Where(part => part.Length > 0)), [], value.Location, advice)
        : new Credential($"{field}: {string.Join('.', path)}", path, embeddedAt, advice);

    // A key of an object's own field is mostly the name of a Secret or its key; what a program is configured with says what it means.
    private static bool IsCredential(string key, YamlScalar value, string[] path, bool isEmbedded) =>
        value.Kind is YamlScalarKind.String or YamlScalarKind.Integer && CredentialNames.IsLiteral(value.Value)
        && (isEmbedded ? CredentialNames.Configures(key) || (key == "api_url" && path.Contains("slack_configs", StringComparer.Ordinal)) : value.Kind == YamlScalarKind.String && IsPlainPassword(key));

    private static bool IsPlainPassword(string key) =>
        key.Equals("password", StringComparison.OrdinalIgnoreCase) || key.Equals("secretAccessKey", StringComparison.OrdinalIgnoreCase) || key.Equals("apiKey", StringComparison.OrdinalIgnoreCase);

    private static bool IsVariable(YamlMapping mapping, out YamlScalar value)
    {
        value = mapping["value"] as YamlScalar ?? YamlScalar.Null;
        return mapping["name"] is YamlScalar name && value.Kind != YamlScalarKind.Null && name.Value.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            && CredentialNames.Name(name.Value) && CredentialNames.IsLiteral(value.Value);
    }

    private static bool IsFlag(string argument) =>
        argument.StartsWith('-') && argument.IndexOf('=', StringComparison.Ordinal) is var equals and > 0
        && CredentialNames.Name(argument[..equals]) && CredentialNames.IsLiteral(argument[(equals + 1)..]);

    private static bool HasUrlCredential(string text) => UrlPassword.IsIn(text);

    private static string Advice(string field, string key) =>
        field.EndsWith("grafana.ini", StringComparison.Ordinal) ? $"use {key} = $__file{{PATH}} and mount the file from a Secret of your own"
        : field.EndsWith("alertmanager.yaml", StringComparison.Ordinal) ? $"use {key}_file: /etc/alertmanager/secrets/SECRET/KEY and add the Secret to 'kubePrometheus.alertmanager.secrets'"
        : UseSecret;
}
