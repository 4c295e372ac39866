using System.Buffers;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Credentials;

/// <summary>Tells from the name of a key, variable or flag whether its value is a credential, and from the value whether it only refers to one.</summary>
internal static class CredentialNames
{
    private static readonly string[] Endings =
    [
        "password", "passwd", "passphrase", "token", "secret", "secretkey", "secretaccesskey", "apikey", "apisecret", "privatekey", "clientsecret", "credentials", "authtoken",
        "bearertoken", "signingkey", "encryptionkey", "routingkey", "servicekey", "userkey", "connectionstring",
    ];

    // Each name above has one of them in it, in every spelling that is used.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        [
            "passw", "passphrase", "token", "secret", "credential", "apikey", "api_key", "api-key", "privatekey", "private_key", "private-key", "private key", "signingkey", "signing_key",
            "encryptionkey", "encryption_key", "routingkey", "routing_key", "servicekey", "service_key", "userkey", "user_key", "webhookurl", "webhook_url", "apiurl", "api_url",
            "connectionstring", "connection_string",
        ],
        StringComparison.OrdinalIgnoreCase);

    // In the files of Alertmanager and Grafana, who knows the address may post.
    private static readonly string[] AddressEndings = ["slackapiurl", "webhookurl"];

    // How programs are told to look elsewhere: Grafana, shells and Kubernetes, kustomize and Flux, Helm, SOPS.
    private static readonly string[] References = ["$__file{", "$__env{", "$__vault{", "${", "$(", "%(", "{{", "ENC["];

    /// <summary>Whether the name says so.</summary>
    public static bool Name(string key)
    {
        var letters = string.Concat(key.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Array.Exists(Endings, ending => letters.EndsWith(ending, StringComparison.Ordinal));
    }

    /// <summary>Whether the key of a program's configuration says so.</summary>
    public static bool Configures(string key) => Name(key) || Array.Exists(AddressEndings, ending => key.Replace("_", "", StringComparison.Ordinal).EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a value is there, and is not only where the credential can be found.</summary>
    public static bool IsLiteral(string value)
    {
        var text = value.Trim().Trim('"', '\'');
        return text.Length > 0
            && !text.StartsWith('/')
            && !text.Equals("true", StringComparison.OrdinalIgnoreCase) && !text.Equals("false", StringComparison.OrdinalIgnoreCase)
            && !Array.Exists(References, start => text.StartsWith(start, StringComparison.Ordinal));
    }

    /// <summary>Whether a text contains a private key in PEM form (RFC 7468).</summary>
    public static bool HasPrivateKey(string text) => text.Contains("-----BEGIN ", StringComparison.Ordinal) && text.Contains("PRIVATE KEY-----", StringComparison.Ordinal);

    /// <summary>Whether the name of a variable, flag or field hints that its value is a credential: what is shown without need is hidden then.</summary>
    public static bool Hint(string name) => name.AsSpan().ContainsAny(Hints);

    /// <summary>Whether a text may contain a credential, or the name of one, at all: what it would cost to look closer is only spent then.</summary>
    public static bool MayHave(string text) => Hint(text) || UrlPassword.IsIn(text);
}
