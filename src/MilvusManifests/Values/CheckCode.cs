namespace MilvusManifests.Values;

/// <summary>The code of a diagnostic: <c>MM4810</c>.</summary>
internal static class CheckCode
{
    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("code", ValueCodes.InvalidName, "^MM[0-9]{4}$", IsWellFormed, _ => "use MM and four digits, as messages have it") with { MaxLength = 6, Example = "MM4810" };

    private static bool IsWellFormed(string text) => text.Length == 6 && text.StartsWith("MM", StringComparison.Ordinal) && text[2..].All(char.IsAsciiDigit);
}

/// <summary>A text on one line.</summary>
internal static class OneLine
{
    public static ValueSyntax<string> Syntax { get; } =
        ValueSyntax.OfText("line of text", ValueCodes.InvalidName, @"^[^\r\n]*\S[^\r\n]*$", IsWellFormed, _ => "write a sentence on one line") with { MaxLength = 500 };

    private static bool IsWellFormed(string text) => !string.IsNullOrWhiteSpace(text) && !text.Any(c => c is '\r' or '\n');
}
