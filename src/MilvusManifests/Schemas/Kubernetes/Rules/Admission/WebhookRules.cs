using System.Collections.Immutable;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Admission;

/// <summary>The rules of webhook configurations.</summary>
internal static class WebhookRules
{
    private static readonly ImmutableArray<string> Webhooks = ["admissionregistration.v1.ValidatingWebhook", "admissionregistration.v1.MutatingWebhook"];
    private static readonly ImmutableArray<string> Client = ["admissionregistration.v1.WebhookClientConfig", "apiextensions.v1.WebhookClientConfig"];
    private static readonly ImmutableArray<string> Service = ["admissionregistration.v1.ServiceReference", "apiextensions.v1.ServiceReference"];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Webhooks, "webhook-name", "admissionregistration/validation: validateValidatingWebhook, validateMutatingWebhook", CheckName),
        new(Webhooks, "webhook-timeout", "admissionregistration/validation: validateValidatingWebhook, validateMutatingWebhook", (webhook, found) => found.CheckRange(webhook, "timeoutSeconds", 1, 30)),
        new(Webhooks, "webhook-review-versions", "admissionregistration/validation: validateAdmissionReviewVersions", CheckVersions),
        new(Webhooks, "webhook-review-version-known", "admissionregistration/validation: validateAdmissionReviewVersions", CheckKnownVersion),
        new(Client, "webhook-client", "admissionregistration/validation: validateValidatingWebhook, validateMutatingWebhook", (client, found) => found.CheckExactlyOne(client, "url", "service")),
        new(Client, "webhook-url", "apiserver/webhook: ValidateWebhookURL", CheckUrl),
        new(Service, "webhook-service", "apiserver/webhook: ValidateWebhookService", (service, found) => found.CheckNotEmpty(service, "name", "namespace")),
        new(Service, "webhook-service-port", "apiserver/webhook: ValidateWebhookService", (service, found) => found.CheckRange(service, "port", 1, 65535)),
        new(Service, "webhook-service-path", "apiserver/webhook: ValidateWebhookService", (service, found) => found.CheckText(service, "path", PathFault)),
    ];

    private static void CheckName(ObjectFields webhook, RuleViolations found)
    {
        found.CheckNotEmpty(webhook, "name");

        found.CheckText(webhook, "name", NameFaults.FullyQualified);
    }

    private static void CheckVersions(ObjectFields webhook, RuleViolations found)
    {
        found.CheckRequired(webhook, "admissionReviewVersions");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var version in webhook.Texts("admissionReviewVersions"))
        {
            if (!seen.Add(version.Value))
            {
                found.Explain(version, $"{ValueText.Of(version)} is listed twice");
            }
            else
            {
                found.AddFault(version, NameFaults.LetterLabel(version.Value));
            }
        }
    }

    private static void CheckKnownVersion(ObjectFields webhook, RuleViolations found)
    {
        var versions = webhook.Items("admissionReviewVersions");
        var texts = webhook.Texts("admissionReviewVersions").ToList();
        if (versions.Length > 0 && texts.Count == versions.Length && !texts.Exists(text => text.Value is "v1" or "v1beta1"))
        {
            found.Add(webhook["admissionReviewVersions"]!, "must include v1 or v1beta1");
        }
    }

    private static void CheckUrl(ObjectFields client, RuleViolations found)
    {
        if (client.Scalar("url") is not { } url)
        {
            return;
        }

        var scheme = url.Value.IndexOf("://", StringComparison.Ordinal);
        if (!url.Value.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            found.Add(url, scheme > 0 ? "must start with https://" : "must be a URL that starts with https://");
            return;
        }

        var rest = url.Value[(scheme + 3)..];
        var end = rest.AsSpan().IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        if (authority.Length == 0)
        {
            found.Add(url, "must have a host");
        }
        else if (authority.Contains('@', StringComparison.Ordinal))
        {
            found.Add(url, "must not have a user or password");
        }
        else if (rest.Split('#', 2) is [_, { Length: > 0 }])
        {
            found.Add(url, "must not have a fragment ('#')");
        }
        else if (rest.Split('#', 2)[0].Split('?', 2) is [_, { Length: > 0 }])
        {
            found.Add(url, "must not have a query ('?')");
        }
    }

    private static (string Name, string? Advice)? PathFault(string path)
    {
        if (path == "/")
        {
            return null;
        }

        if (path[0] != '/')
        {
            return ("URL path", "it must start with '/'");
        }

        var steps = (path.EndsWith('/') ? path[1..^1] : path[1..]).Split('/');
        return Array.Find(steps, step => NameFaults.Subdomain(step) is not null) switch
        {
            null => null,
            "" => ("URL path", "it must not contain '//'"),
            var step => ("URL path", $"{ValueText.Quote(step)} must be lowercase letters, digits, '-' and '.'"),
        };
    }
}
