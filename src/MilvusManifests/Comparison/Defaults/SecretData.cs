using System.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison.Defaults;

/// <summary>The content of a Secret as the API server keeps it: what is written as <c>stringData</c> becomes <c>data</c>.</summary>
internal static class SecretData
{
    /// <summary>A Secret with everything in <c>data</c>; itself where it has no <c>stringData</c>.</summary>
    public static YamlMapping Encoded(YamlMapping secret)
    {
        if (secret["stringData"] is not YamlMapping texts)
        {
            return secret;
        }

        var data = secret["data"] as YamlMapping ?? YamlMapping.Empty;
        foreach (var (key, value) in texts.Entries)
        {
            data = data.With(key.Value, value is YamlScalar { Kind: YamlScalarKind.String } text ? Encode(text) : value);
        }

        return secret.Without("stringData").With("data", data);
    }

    private static YamlScalar Encode(YamlScalar text) => YamlScalar.String(Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Value)), text.Location);
}
