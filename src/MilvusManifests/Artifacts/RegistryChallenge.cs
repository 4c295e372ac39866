using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace MilvusManifests.Artifacts;

/// <summary>How a registry wants to be told who asks.</summary>
/// <param name="IsBearer">Whether it wants a token of its own, and not the credentials themselves.</param>
/// <param name="Realm">Where the token is; empty for Basic.</param>
/// <param name="Service">Who the token is for; empty if it does not say.</param>
internal sealed partial record RegistryChallenge(bool IsBearer, string Realm, string Service)
{
    /// <summary>Reads the header WWW-Authenticate; null if nothing in it is known.</summary>
    public static RegistryChallenge? Read(HttpHeaderValueCollection<AuthenticationHeaderValue> headers)
    {
        var bearer = headers.FirstOrDefault(header => header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase));
        return bearer is not null ? new(true, Parameter(bearer.Parameter, "realm"), Parameter(bearer.Parameter, "service"))
            : headers.Any(header => header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)) ? new(false, "", "")
            : null;
    }

    private static string Parameter(string? parameters, string name) =>
        Parameters().Matches(parameters ?? "").FirstOrDefault(match => match.Groups[1].Value.Equals(name, StringComparison.OrdinalIgnoreCase))?.Groups[2].Value ?? "";

    [GeneratedRegex("([A-Za-z]+)=\"([^\"]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();
}
