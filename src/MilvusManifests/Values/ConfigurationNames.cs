using System.Buffers;

namespace MilvusManifests.Values;

/// <summary>The name of a section or key in an ini file that needs no quotes.</summary>
internal static class IniName
{
    public const string Pattern = "^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$";

    public const int MaxLength = 128;

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "ini section or key name", ValueCodes.InvalidText, Pattern, IsWellFormed, _ => "use letters, digits, '_', '-' and '.', starting and ending with a letter or digit") with
    { MaxLength = MaxLength };

    internal static bool IsWellFormed(string text) =>
        text.Length > 0 && char.IsAsciiLetterOrDigit(text[0]) && char.IsAsciiLetterOrDigit(text[^1])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');
}

/// <summary>The name of a feature flag of Prometheus.</summary>
internal static class FeatureFlag
{
    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("feature flag", ValueCodes.InvalidText, IniName.Pattern, IniName.IsWellFormed, _ => "use its name, such as exemplar-storage") with { MaxLength = IniName.MaxLength };
}

/// <summary>A long flag of a command line with or without its value, on one line: <c>--log.level=debug</c>.</summary>
internal static class CommandLineFlag
{
    private static readonly SearchValues<char> Name = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "command-line flag", ValueCodes.InvalidText, @"^--[A-Za-z0-9][-A-Za-z0-9._]*(=[^\x00-\x1f]*)?$", IsWellFormed, _ => "use a whole flag, such as --log.level=debug") with
    { MaxLength = 4096 };

    private static bool IsWellFormed(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? text : text[..equals];
        return name.Length > 2 && name.StartsWith("--", StringComparison.Ordinal) && char.IsAsciiLetterOrDigit(name[2])
            && name.AsSpan(2).IndexOfAnyExcept(Name) < 0 && text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0;
    }
}

/// <summary>A key of a Secret.</summary>
internal static class SecretKey
{
    private static readonly SearchValues<char> Characters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "key of a Secret", ValueCodes.InvalidName, "^(?!\\.\\.?$)[-._A-Za-z0-9]+$", IsWellFormed, _ => "use letters, digits, '-', '_' and '.'") with
    { MaxLength = 253 };

    private static bool IsWellFormed(string text) => text is not ("" or "." or "..") && text.AsSpan().IndexOfAnyExcept(Characters) < 0;
}

/// <summary>The name of an alert: any text of one line.</summary>
internal static class AlertName
{
    public static ValueSyntax<string> Syntax { get; } = ValueSyntax.OfText(
        "name of an alert", ValueCodes.InvalidText, @"^[^\x00-\x1f]+$", text => text.Length > 0 && text.AsSpan().IndexOfAnyInRange('\0', '\x1f') < 0, _ => "use the name of an alert, such as MilvusDown") with
    { MaxLength = 256 };
}
