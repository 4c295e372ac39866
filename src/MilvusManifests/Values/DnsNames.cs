using System.Globalization;
using System.Text;

namespace MilvusManifests.Values;

/// <summary>A DNS label as Kubernetes has it (RFC 1123): lowercase, at most 63 characters.</summary>
internal static class DnsLabel
{
    public const string Pattern = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";

    public const int MaxLength = 63;

    private const string DevicePattern = "con|prn|aux|nul|com[1-9]|lpt[1-9]";

    private const string Rule = "use lowercase letters, digits and '-', starting and ending with a letter or digit";

    public static ValueSyntax<string> Syntax { get; } = OfLength("DNS label", MaxLength);

    /// <summary>The name of something that exists elsewhere: another spelling would be the name of something else.</summary>
    public static ValueSyntax<string> Existing { get; } = Syntax with { Advise = text => AdviseExisting(text, MaxLength) };

    /// <summary>Labels that are also the names of folders, on every file system.</summary>
    public static ValueSyntax<string> OfFolder { get; } =
        ValueSyntax.OfText("name of a cluster", ValueCodes.InvalidName, $"^(?!({DevicePattern})$){Pattern}$", text => IsWellFormed(text) && !IsDevice(text), AdviseFolder) with { MaxLength = MaxLength };

    public static bool IsValid(ReadOnlySpan<char> text) => text.Length <= MaxLength && IsWellFormed(text);

    /// <summary>Labels of up to another length.</summary>
    public static ValueSyntax<string> OfLength(string name, int maxLength) =>
        ValueSyntax.OfText(name, ValueCodes.InvalidName, $"^{Pattern}$", text => IsWellFormed(text), text => Advise(text, maxLength)) with { MaxLength = maxLength };

    internal static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 || text[0] == '-' || text[^1] == '-')
        {
            return false;
        }

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsDevice(string text) => text is "con" or "prn" or "aux" or "nul" || (text.Length == 4 && text[3] is >= '1' and <= '9' && text[..3] is "com" or "lpt");

    private static string AdviseFolder(string text) => IsDevice(text) ? "it is a device on Windows, where no folder can have the name" : AdviseExisting(text, MaxLength);

    /// <summary>The text in lowercase, with '-' for everything that a name cannot have.</summary>
    internal static string Correct(string text, bool keepDots)
    {
        var corrected = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            corrected.Append(char.IsAsciiLetterOrDigit(c) || (keepDots && c == '.') ? char.ToLowerInvariant(c) : '-');
        }

        return corrected.ToString().Trim('-', '.');
    }

    /// <summary>What to say of an existing thing's name of up to another length.</summary>
    internal static string AdviseExisting(string text, int maxLength) => AdviseLength(text, maxLength) ?? Rule;

    private static string Advise(string text, int maxLength)
    {
        var corrected = Correct(text, keepDots: false);
        return AdviseLength(text, maxLength) ?? (IsWellFormed(corrected) ? $"use {corrected}" : Rule);
    }

    private static string? AdviseLength(string text, int maxLength) =>
        text.Length > maxLength ? string.Create(CultureInfo.InvariantCulture, $"it has {text.Length} characters, the maximum is {maxLength}") : null;
}

/// <summary>A DNS subdomain as Kubernetes has it (RFC 1123): labels with dots between them, at most 253 characters.</summary>
internal static class DnsSubdomain
{
    public const string Pattern = DnsLabel.Pattern + @"(\." + DnsLabel.Pattern + ")*";

    private const int MaxLength = 253;
    private const string Rule = "use lowercase letters, digits, '-' and '.', starting and ending with a letter or digit";

    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("DNS subdomain", ValueCodes.InvalidName, $"^{Pattern}$", text => IsValid(text), Advise) with { MaxLength = MaxLength };

    /// <summary>The name of something that exists elsewhere: another spelling would be the name of something else.</summary>
    public static ValueSyntax<string> Existing { get; } = Syntax with { Advise = _ => Rule };

    public static bool IsValid(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return false;
        }

        foreach (var range in text.Split('.'))
        {
            if (!DnsLabel.IsWellFormed(text[range]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Advise(string text)
    {
        var corrected = DnsLabel.Correct(text, keepDots: true);
        return IsValid(corrected) ? $"use {corrected}" : Rule;
    }
}

/// <summary>The name of an existing Helm release, which leaves room for what charts append to it.</summary>
internal static class HelmReleaseName
{
    public static ValueSyntax<string> Syntax { get; } = DnsLabel.OfLength("release name", MaxLength) with { Advise = text => DnsLabel.AdviseExisting(text, MaxLength) };

    private const int MaxLength = 53;
}
