using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Core;

/// <summary>The rules of ConfigMaps and Secrets. No message contains a value of a Secret.</summary>
internal static class DataRules
{
    private const long LargestData = 1024 * 1024;
    private const string SecretSource = "core/validation: ValidateSecret";
    private static readonly string[] Lists = ["data", "binaryData", "stringData"];
    private static readonly ImmutableArray<string> Any = ["core.v1.ConfigMap", "core.v1.Secret"];
    private static readonly ImmutableArray<string> ConfigMap = ["core.v1.ConfigMap"];
    private static readonly ImmutableArray<string> Secret = ["core.v1.Secret"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Any, "data-key", "core/validation: ValidateConfigMap, ValidateSecret", CheckKeys),
        new(Any, "data-size", "core/validation: ValidateConfigMap, ValidateSecret", CheckSize),
        new(ConfigMap, "config-map-key-once", "core/validation: ValidateConfigMap", CheckKeyOnce),
        new(Secret, "secret-tls", SecretSource, (secret, found) => CheckAll(secret, "kubernetes.io/tls", found, "tls.crt", "tls.key")),
        new(Secret, "secret-ssh-auth", SecretSource, (secret, found) => CheckAll(secret, "kubernetes.io/ssh-auth", found, "ssh-privatekey")),
        new(Secret, "secret-docker-config-json", SecretSource, (secret, found) => CheckAll(secret, "kubernetes.io/dockerconfigjson", found, ".dockerconfigjson")),
        new(Secret, "secret-docker-config", SecretSource, (secret, found) => CheckAll(secret, "kubernetes.io/dockercfg", found, ".dockercfg")),
        new(Secret, "secret-docker-config-syntax", SecretSource, CheckDockerConfig),
        new(Secret, "secret-basic-auth", SecretSource, CheckBasicAuth),
        new(Secret, "secret-service-account", SecretSource, CheckServiceAccount),
    ];

    private static bool HasKey(ObjectFields secret, string key) => secret.Fields("data").Node?.Find(key) is not null || secret.Fields("stringData").Node?.Find(key) is not null;

    private static void CheckKeys(ObjectFields map, RuleViolations found)
    {
        foreach (var list in Lists)
        {
            foreach (var (key, value) in map.Entries(list))
            {
                if (Faults.DataKey(key.Value) is var (name, advice))
                {
                    found.AddEntry(key, value, $": {ValueText.Of(key)} is not a valid {name}; {advice}");
                }
            }
        }
    }

    private static void CheckSize(ObjectFields map, RuleViolations found)
    {
        long size = 0;
        var text = map.Fields("stringData");
        foreach (var list in Lists)
        {
            var isEncoded = list == "binaryData" || (list == "data" && IsSecret(map));
            foreach (var (key, value) in map.Entries(list))
            {
                if (value is YamlScalar scalar && !(list == "data" && text.Node?.Find(key.Value) is not null))
                {
                    size += isEncoded ? Base64.IsValid(scalar.Value, out var decoded) ? decoded : 0 : Encoding.UTF8.GetByteCount(scalar.Value);
                }
            }
        }

        if (size > LargestData)
        {
            var kind = IsSecret(map) ? "Secret" : "ConfigMap";
            found.Explain(map.Fields("data").Node ?? map.Fields("binaryData").Node ?? text.Node!, string.Create(
                CultureInfo.InvariantCulture, $"a {kind} holds at most {LargestData:N0} bytes, and these are {size:N0}; --server-side does not help"));
        }
    }

    private static bool IsSecret(ObjectFields map) => map.Text("kind") == "Secret";

    private static void CheckKeyOnce(ObjectFields map, RuleViolations found)
    {
        if (map.Fields("binaryData").Node is not { } binary)
        {
            return;
        }

        foreach (var (key, value) in map.Entries("data"))
        {
            if (binary.Find(key.Value) is not null)
            {
                found.AddEntry(key, value, $": {ValueText.Of(key)} is also a key of binaryData");
            }
        }
    }

    private static void CheckAll(ObjectFields secret, string type, RuleViolations found, params ReadOnlySpan<string> keys)
    {
        if (secret.Text("type") != type)
        {
            return;
        }

        foreach (var key in keys)
        {
            if (!HasKey(secret, key))
            {
                found.Explain(secret["type"]!, $"a Secret of type {type} needs the key '{key}'");
            }
        }
    }

    private static void CheckBasicAuth(ObjectFields secret, RuleViolations found)
    {
        if (secret.Text("type") == "kubernetes.io/basic-auth" && !HasKey(secret, "username") && !HasKey(secret, "password"))
        {
            found.Explain(secret["type"]!, "a Secret of type kubernetes.io/basic-auth needs the key 'username' or 'password'");
        }
    }

    private static void CheckServiceAccount(ObjectFields secret, RuleViolations found)
    {
        if (secret.Text("type") == "kubernetes.io/service-account-token" && secret.Fields("metadata").Fields("annotations").IsEmpty("kubernetes.io/service-account.name"))
        {
            found.Explain(secret["type"]!, "a Secret of type kubernetes.io/service-account-token needs the annotation 'kubernetes.io/service-account.name'");
        }
    }

    private static void CheckDockerConfig(ObjectFields secret, RuleViolations found)
    {
        var key = secret.Text("type") switch
        {
            "kubernetes.io/dockerconfigjson" => ".dockerconfigjson",
            "kubernetes.io/dockercfg" => ".dockercfg",
            _ => null,
        };
        if (key is null)
        {
            return;
        }

        if (secret.Fields("stringData").Scalar(key) is { } plain)
        {
            Check(plain, Encoding.UTF8.GetBytes(plain.Value), found);
        }
        else if (secret.Fields("data").Scalar(key) is { } encoded && Decode(encoded.Value) is { } bytes)
        {
            Check(encoded, bytes, found);
        }
    }

    private static void Check(YamlScalar value, byte[] json, RuleViolations found)
    {
        if (!IsJsonObject(json))
        {
            found.Explain(value, "the value is not a JSON object");
        }
    }

    private static byte[]? Decode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? bytes[..length] : null;
    }

    private static bool IsJsonObject(byte[] json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            var isObject = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null;
            reader.Skip();
            return isObject && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
