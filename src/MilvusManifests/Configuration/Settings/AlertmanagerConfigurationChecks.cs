using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>What Alertmanager rejects in an inline configuration, and what it must not contain: credentials.</summary>
/// <remarks>The keys are those of Alertmanager's configuration page; each but two can be given by a file.</remarks>
internal static class AlertmanagerConfigurationChecks
{
    private const int MostLevels = 64;

    private static readonly HashSet<string> Credentials = new(StringComparer.Ordinal)
    {
        "alert_source_token", "api_key", "api_secret", "api_url", "app_token", "auth_password", "auth_secret", "bearer_token", "bot_token", "client_secret",
        "credentials", "opsgenie_api_key", "password", "rocketchat_token", "rocketchat_token_id", "routing_key", "secret_key", "service_key", "slack_api_url",
        "slack_app_token", "smtp_auth_password", "smtp_auth_secret", "token", "token_id", "user_key", "victorops_api_key", "webhook_url", "wechat_api_secret",
    };

    // What these sections call an API URL is a public address.
    private static readonly HashSet<string> PublicAddresses = new(StringComparer.Ordinal)
    {
        "opsgenie_configs", "victorops_configs", "wechat_configs", "telegram_configs", "webex_configs", "sns_configs", "jira_configs", "rocketchat_configs",
    };

    private static readonly HashSet<string> WithoutFile = new(StringComparer.Ordinal) { "secret_key" };

    /// <summary>Everything that is wrong with it.</summary>
    public static IEnumerable<Diagnostic> Run(BoundNode configuration) =>
        configuration.Written is YamlMapping mapping ? [.. FindCredentials(mapping, "", 0), .. CheckReceivers(mapping)] : [];

    private static IEnumerable<Diagnostic> FindCredentials(YamlNode node, string section, int level) => node switch
    {
        _ when level > MostLevels => [],
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Find(entry, entry.Key.Value.EndsWith("_configs", StringComparison.Ordinal) ? entry.Key.Value : section, level)),
        YamlSequence sequence => sequence.Items.SelectMany(item => FindCredentials(item, section, level + 1)),
        _ => [],
    };

    private static IEnumerable<Diagnostic> Find(YamlEntry entry, string section, int level)
    {
        var key = entry.Key.Value;
        if (entry.Value is not YamlScalar { Value.Length: > 0 } scalar)
        {
            return FindCredentials(entry.Value, section, level + 1);
        }

        return Credentials.Contains(key) && !(key == "api_url" && PublicAddresses.Contains(section)) ? [Credential(entry.Key)]
            : key.EndsWith("url", StringComparison.Ordinal) && UrlPassword.Hide(scalar.Value) != scalar.Value ? [Credential(entry.Key)]
            : [];
    }

    private static Diagnostic Credential(YamlScalar key) => Diagnostic.Error(
        ConfigurationCodes.CredentialInConfiguration,
        key.Location,
        $"'{key.Value}' would put a credential into the manifests",
        WithoutFile.Contains(key.Value)
            ? "remove it and give the pod a role"
            : $"use {key.Value}_file: /etc/alertmanager/secrets/SECRET/KEY and add the Secret to 'kubePrometheus.alertmanager.secrets'");

    private static IEnumerable<Diagnostic> CheckReceivers(YamlMapping configuration)
    {
        var receivers = (configuration["receivers"] as YamlSequence)?.Items.Select(item => (item as YamlMapping)?["name"]).OfType<YamlScalar>().Select(name => name.Value).ToArray() ?? [];
        return configuration["route"] is YamlMapping route ? CheckRoute(route, receivers, isRoot: true, 0) : [];
    }

    private static IEnumerable<Diagnostic> CheckRoute(YamlMapping route, string[] receivers, bool isRoot, int level)
    {
        if (route["receiver"] is YamlScalar receiver)
        {
            if (!receivers.Contains(receiver.Value, StringComparer.Ordinal))
            {
                yield return Diagnostic.Error(ConfigurationCodes.UnknownValue, receiver.Location,
                    $"no receiver is named {Quote.Value(receiver.Value)}{Suggestion.Phrase(receiver.Value, receivers)}");
            }
        }
        else if (isRoot)
        {
            yield return Diagnostic.Error(ConfigurationCodes.MissingKey, route.Location, "the root route requires a 'receiver'");
        }

        foreach (var child in level < MostLevels && route["routes"] is YamlSequence routes ? routes.Items.OfType<YamlMapping>() : [])
        {
            foreach (var diagnostic in CheckRoute(child, receivers, isRoot: false, level + 1))
            {
                yield return diagnostic;
            }
        }
    }
}
