using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Schemas.Kubernetes.Rules.Meta;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Cluster;

/// <summary>The rules of CertificateSigningRequests.</summary>
internal static class CertificateRules
{
    private const string Header = "-----BEGIN CERTIFICATE REQUEST-----";
    private const string LegacySigner = "kubernetes.io/legacy-unknown";

    private static readonly ImmutableArray<string> Spec = ["certificates.v1.CertificateSigningRequestSpec"];

    private static readonly ImmutableArray<string> Usages =
    [
        "signing", "digital signature", "content commitment", "key encipherment", "key agreement", "data encipherment", "cert sign", "crl sign",
        "encipher only", "decipher only", "any", "server auth", "client auth", "code signing", "email protection", "s/mime", "ipsec end system",
        "ipsec tunnel", "ipsec user", "timestamping", "ocsp signing", "microsoft sgc", "netscape sgc",
    ];

    /// <summary>All of them.</summary>
    public static ImmutableArray<ObjectRule> All =>
    [
        new(Spec, "csr-signer", "certificates/validation: ValidateCertificateSigningRequest", CheckSigner),
        new(Spec, "csr-usages", "certificates/validation: ValidateCertificateSigningRequest", CheckUsages),
        new(Spec, "csr-expiration", "certificates/validation: ValidateCertificateSigningRequest", (spec, found) => found.CheckRange(spec, "expirationSeconds", 600)),
        new(Spec, "csr-request", "certificates/validation: validateCSR", CheckRequest),
    ];

    private static void CheckSigner(ObjectFields spec, RuleViolations found)
    {
        if (spec.Scalar("signerName") is { Value: LegacySigner } legacy)
        {
            found.Add(legacy, $"must not be {LegacySigner} in certificates.k8s.io/v1");
        }
        else
        {
            found.CheckNotEmpty(spec, "signerName");
            found.CheckText(spec, "signerName", text =>
                text.Contains('/', StringComparison.Ordinal) && NameFaults.Subdomain(text[..text.IndexOf('/', StringComparison.Ordinal)]) is null && !text.EndsWith('/')
                    ? null : ("signer name", "use one such as example.com/my-signer"));
        }
    }

    private static void CheckUsages(ObjectFields spec, RuleViolations found)
    {
        found.CheckRequired(spec, "usages");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var usage in spec.Texts("usages"))
        {
            if (!Usages.Contains(usage.Value))
            {
                found.Explain(usage, $"{ValueText.Of(usage)} is not a known usage{Text.Suggestion.Phrase(usage.Value, Usages)}");
            }
            else if (!seen.Add(usage.Value))
            {
                found.Explain(usage, $"{ValueText.Of(usage)} is listed twice");
            }
        }
    }

    private static void CheckRequest(ObjectFields spec, RuleViolations found)
    {
        if (spec.Scalar("request") is not { } request)
        {
            return;
        }

        var text = string.Concat(request.Value.Where(c => c is not ('\n' or '\r')));
        var bytes = new byte[text.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length) && !Encoding.Latin1.GetString(bytes, 0, length).Contains(Header, StringComparison.Ordinal))
        {
            found.Add(request, $"must be a PEM block that starts with {Header}, in base64");
        }
    }
}
