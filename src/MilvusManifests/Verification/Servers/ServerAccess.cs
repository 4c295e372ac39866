using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace MilvusManifests.Verification.Servers;

/// <summary>How servers are reached: none of it is ever printed.</summary>
internal sealed record ServerAccess
{
    /// <summary>The bearer token; null for none. A server whose URL has a user does not get it.</summary>
    public string? Token { get; init; }

    /// <summary>The authorities that may have signed a server's certificate; null for those that the system trusts.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>Whether any certificate is accepted.</summary>
    public bool SkipsVerification { get; init; }

    /// <summary>The options of TLS.</summary>
    [SuppressMessage("Security", "CA5359", Justification = "This is what --insecure-skip-verify asks for.")]
    public SslClientAuthenticationOptions Tls()
    {
        var options = new SslClientAuthenticationOptions();
        if (SkipsVerification)
        {
            options.RemoteCertificateValidationCallback = AcceptAny;
        }
        else if (Authorities is { } authorities)
        {
            // An authority of a cluster's own publishes no revocation list.
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(authorities);
        }

        return options;
    }

    private static bool AcceptAny(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors) => true;
}
