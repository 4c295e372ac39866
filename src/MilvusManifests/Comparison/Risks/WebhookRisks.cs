using MilvusManifests.Comparison.Fields;

namespace MilvusManifests.Comparison.Risks;

/// <summary>Admission webhooks, conversions of custom resources and aggregated APIs.</summary>
internal sealed class WebhookRisks : IRiskRule
{
    /// <inheritdoc/>
    public IEnumerable<Risk> InObject(ObjectChange change) => change.Kind == ChangeKind.Changed || !IsWebhook(change.Reference.Kind)
        ? []
        : [Risk.Of(RiskKind.Webhook, change.Reference, change.Kind == ChangeKind.Added ? "is added" : "is removed")];

    /// <inheritdoc/>
    public RiskKind? InValue(ObjectChange change, LeafChange value) => change.Reference.Kind switch
    {
        var kind when IsWebhook(kind) && value.Shape.StartsWith("webhooks", StringComparison.Ordinal) => RiskKind.Webhook,
        "CustomResourceDefinition" when value.Path.SpecField == "conversion" => RiskKind.Webhook,
        "APIService" when value.Path.SpecField is "service" or "caBundle" => RiskKind.Webhook,
        _ => null,
    };

    private static bool IsWebhook(string kind) => kind is "ValidatingWebhookConfiguration" or "MutatingWebhookConfiguration";
}
