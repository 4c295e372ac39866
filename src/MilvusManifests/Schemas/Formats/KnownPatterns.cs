using System.Buffers;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Schemas.Formats;

/// <summary>
/// Patterns of many CustomResourceDefinitions: they are matched without a regular expression engine, which is slow to start compared with everything
/// else here, and messages can name what they describe.
/// </summary>
internal static class KnownPatterns
{
    private static readonly SearchValues<char> WordCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz0123456789");

    /// <summary>Whether a text is known to match; false means unknown.</summary>
    public static bool Accepts(string pattern, string text) => Recognise(pattern) switch
    {
        Meaning.Duration => PrometheusDuration.Syntax.IsValid(text) && text != "0",
        Meaning.DurationOrZero => PrometheusDuration.Syntax.IsValid(text),
        Meaning.GoDuration => GoDuration.IsPlain(text, "h"),
        Meaning.GoDurationOfMinutes => GoDuration.IsPlain(text, "m"),
        Meaning.ByteSize => PrometheusSize.Syntax.IsValid(text),
        Meaning.Quantity => Quantity.Syntax.IsValid(text),
        Meaning.Identifier => text.Length > 0 && !char.IsAsciiDigit(text[0]) && text.AsSpan().IndexOfAnyExcept(WordCharacters) < 0,
        Meaning.Url => text.AsSpan().ContainsAny('\n', '\r') is false
            && (text.StartsWith("http://", StringComparison.Ordinal) || text.StartsWith("https://", StringComparison.Ordinal)) && text.Length > "https://".Length,
        Meaning.QualifiedName => LabelKey.IsValid(text),
        Meaning.Subdomain => DnsSubdomain.IsValid(text),
        _ => false,
    };

    /// <summary>What the pattern describes, and what to write instead; null for an unknown pattern.</summary>
    public static (string Name, string? Advice)? Advise(string pattern, string text) => Recognise(pattern) switch
    {
        Meaning.Duration or Meaning.DurationOrZero => Describe(PrometheusDuration.Syntax, text),
        Meaning.GoDuration => ("duration", GoDuration.Advise(text)),
        Meaning.GoDurationOfMinutes => ("duration", GoDuration.Advise(text, "m")),
        Meaning.ByteSize => Describe(PrometheusSize.Syntax, text),
        Meaning.Quantity => Describe(Quantity.Syntax, text),
        Meaning.Url => Describe(HttpUrl.Syntax, text),
        _ => null,
    };

    private static (string Name, string? Advice) Describe(ValueSyntax syntax, string text) => (syntax.Name, syntax.Advise(text));

    private static Meaning Recognise(string pattern) => pattern switch
    {
        "^(0|(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$" => Meaning.DurationOrZero,
        "^(([0-9]+)y)?(([0-9]+)w)?(([0-9]+)d)?(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?$" => Meaning.Duration,
        "^(0|(([0-9]+)h)?(([0-9]+)m)?(([0-9]+)s)?(([0-9]+)ms)?)$" or @"^([0-9]+(\.[0-9]+)?(ms|s|m|h))+$" or "^([0-9]{1,5}(h|m|s|ms)){1,4}$" => Meaning.GoDuration,
        @"^([0-9]+(\.[0-9]+)?(ms|s|m))+$" => Meaning.GoDurationOfMinutes,
        "(^0|([0-9]*[.])?[0-9]+((K|M|G|T|E|P)i?)?B)$" => Meaning.ByteSize,
        @"^(\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\+|-)?(([0-9]+(\.[0-9]*)?)|(\.[0-9]+))))?$" => Meaning.Quantity,
        "^[a-zA-Z_][a-zA-Z0-9_]*$" => Meaning.Identifier,
        "^https?://.+$" or "^http(s)?://.+$" or "^(http|https)://.+$" => Meaning.Url,
        @"^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*/)?(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])$" => Meaning.QualifiedName,
        @"^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$" => Meaning.Subdomain,
        _ => Meaning.Unknown,
    };

    private enum Meaning
    {
        Unknown,
        Duration,
        DurationOrZero,
        GoDuration,
        GoDurationOfMinutes,
        ByteSize,
        Quantity,
        Identifier,
        Url,
        QualifiedName,
        Subdomain,
    }
}
