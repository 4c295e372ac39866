using System.Collections.Immutable;
using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel.Functions;

/// <summary>The functions of named formats.</summary>
internal static class FormatFunctions
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<CelFunction> All =>
    [
        CelFunction.Global("format.named", 1, 1, operands => operands[0] is string name ? CelFormat.Find(name) is { } format ? CelOptional.Of(format) : CelOptional.None : null),
        CelFunction.Member("validate", 2, 2, operands => operands is [CelFormat format, string text]
            ? format.Fault(text) is { } fault ? CelOptional.Of(new List<object?> { fault }) : CelOptional.None : null),
        .. ((ReadOnlySpan<string>)[
            "dns1123Label", "dns1123Subdomain", "dns1035Label", "qualifiedName", "labelValue", "dns1123LabelPrefix", "dns1123SubdomainPrefix", "dns1035LabelPrefix",
            "uri", "uuid", "byte", "date", "datetime",
        ]).ToArray().Select(name => CelFunction.Global($"format.{name}", 0, 0, _ => CelFormat.Find(name))),
    ];
}
