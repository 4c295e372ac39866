using System.Buffers.Text;
using MilvusManifests.Schemas.Formats;
using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>One of Kubernetes' named formats of strings.</summary>
/// <param name="Name">Its name.</param>
internal sealed record CelFormat(string Name)
{
    private const string Prefix = "Prefix";

    /// <summary>The format of a name; null if there is none.</summary>
    public static CelFormat? Find(string name) => name is "dns1123Label" or "dns1123Subdomain" or "dns1035Label" or "qualifiedName" or "labelValue"
        or "dns1123LabelPrefix" or "dns1123SubdomainPrefix" or "dns1035LabelPrefix" or "uri" or "uuid" or "byte" or "date" or "datetime" ? new(name) : null;

    /// <summary>What is wrong with a text; null if it has the format.</summary>
    public string? Fault(string text)
    {
        // A prefix of a name may end in '-'.
        var name = Name.EndsWith(Prefix, StringComparison.Ordinal) ? Name[..^Prefix.Length] : Name;
        text = name.Length < Name.Length && text.Length > 1 && text.EndsWith('-') ? text[..^1] + "a" : text;
        return name switch
        {
            "dns1123Label" => Explain(DnsLabel.Syntax.Fault(text)),
            "dns1123Subdomain" => Explain(DnsSubdomain.Syntax.Fault(text)),
            "dns1035Label" => Explain(DnsLabel.Syntax.Fault(text)) ?? (char.IsAsciiDigit(text[0]) ? "a DNS-1035 label must start with a letter" : null),
            "qualifiedName" => Explain(LabelKey.Syntax.Fault(text)),
            "labelValue" => Explain(LabelValue.Syntax.Fault(text)),
            "uri" => CelUrl.Parse(text) is null ? "invalid URI" : null,
            "uuid" => Guid.TryParse(text, out _) ? null : "does not match the UUID format",
            "byte" => Base64.IsValid(text) ? null : "invalid base64",
            "date" => StringFormats.IsDate(text) ? null : "invalid date",
            _ => StringFormats.IsDateTime(text) ? null : "invalid datetime",
        };
    }

    private static string? Explain((string Name, string? Advice)? fault) =>
        fault is var (name, advice) ? $"must be a valid {name}{(advice is null ? "" : $": {advice}")}" : null;
}
