using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of URLs.</summary>
internal static class UrlFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        CelFunction.Global("url", 1, 1, operands => operands[0] is string text ? (object?)CelUrl.Parse(text) ?? new CelError($"{ValueText.Quote(text)} is not a URL") : null),
        CelFunction.Global("isURL", 1, 1, operands => operands[0] is string text ? CelUrl.Parse(text) is not null : null),
        OfUrl("getScheme", url => url.Scheme),
        OfUrl("getHost", url => url.Host),
        OfUrl("getHostname", url => url.HostName),
        OfUrl("getPort", url => url.Port),
        OfUrl("getEscapedPath", url => url.EscapedPath),
        OfUrl("getQuery", url => url.Parameters()),
    ];

    private static CelFunction OfUrl(string name, Func<CelUrl, object> evaluate) =>
        CelFunction.Member(name, 1, 1, operands => operands[0] is CelUrl url ? evaluate(url) : null);
}
