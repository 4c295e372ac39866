using System.Collections.Immutable;

namespace MilvusManifests.Schemas.Kubernetes.Rules.PrometheusOperator;

/// <summary>The rules of an AlertmanagerConfig's receivers.</summary>
internal static class ReceiverRules
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<OperatorRule> All =>
    [
        OneOf("pagerdutyConfigs", "validatePagerDutyConfigs", "routingKey", "serviceKey"),
        OneOf("webhookConfigs", "validateWebhookConfigs", "url", "urlSecret"),
        OneOf("emailConfigs", "validateEmailConfig", "to"),
        OneOf("pushoverConfigs", "validatePushoverConfigs", "userKey", "userKeyFile"),
        OneOf("telegramConfigs", "validateTelegramConfigs", "botToken", "botTokenFile"),
        OneOf("victoropsConfigs", "validateVictorOpsConfigs", "routingKey"),
    ];

    private static OperatorRule OneOf(string list, string source, params string[] names) => new(
        [$"AlertmanagerConfig spec.receivers[].{list}[]"], $"receiver-{list[..^"Configs".Length]}", $"alertmanager/validation: {source}", (receiver, found) =>
        {
            if (receiver.Node is { } node && Array.TrueForAll(names, receiver.IsEmpty))
            {
                found.Explain(node, $"{ValueText.Choice([.. names.Select(name => ValueText.Quote(name))])} is required");
            }
        });
}
