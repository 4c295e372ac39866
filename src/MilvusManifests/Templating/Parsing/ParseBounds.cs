using MilvusManifests.Text;
using Scriban.Parsing;

namespace MilvusManifests.Templating.Parsing;

/// <summary>
/// Is called before each token, and stops the parse when there are too many tokens or errors, or an integer has too many digits.
/// </summary>
/// <param name="source">The text that is parsed.</param>
/// <param name="options">The limits.</param>
internal sealed class ParseBounds(SourceText source, ParseOptions options)
{
    // More digits are never intended as a number, and parsing them is slow.
    private const int MostDigits = 1000;

    private int tokens;

    /// <summary>The parser.</summary>
    public Parser? Parser { get; set; }

    /// <summary>The limit that was exceeded, unless it is that of errors.</summary>
    public Diagnostic? Excess { get; private set; }

    /// <summary>Counts the places where code and escape blocks start: empty ones have no tokens.</summary>
    /// <exception cref="Exceeded">There are too many.</exception>
    public void CountTags()
    {
        if (source.Text.AsSpan().Count("{{") + source.Text.AsSpan().Count("{%") > options.MaxTokens)
        {
            throw TooLong();
        }
    }

    /// <summary>Scriban's hook for custom tokens; there are none.</summary>
    /// <exception cref="Exceeded">There were too many tokens or errors, or the next token is a number with too many digits.</exception>
    public bool Count(string text, TextPosition position, out int length, out TokenType tokenType)
    {
        (length, tokenType) = (0, TokenType.Invalid);
        if (++tokens > options.MaxTokens)
        {
            throw TooLong();
        }

        if (DigitsAt(position.Offset) > MostDigits)
        {
            throw Exceed(Diagnostic.Error(TemplateCodes.Literal, source.At(position.Offset, 1), FormattableString.Invariant($"a number has more than {MostDigits} digits")));
        }

        return Parser?.Messages.Count >= options.MaxErrors ? throw new Exceeded() : false;
    }

    /// <summary>The messages of the parser and the lexer.</summary>
    public IEnumerable<LogMessage> Messages(Lexer lexer) =>
        (Parser?.Messages ?? []).Concat(lexer.Errors).Where(message => message.Type == ParserMessageType.Error);

    /// <summary>The number of digits of the integer at an offset, in any base, counted up to the limit.</summary>
    private int DigitsAt(int offset)
    {
        var digits = 0;
        while (digits <= MostDigits && offset + digits < source.Length && (digits == 0 ? char.IsAsciiDigit(source.Text[offset]) : char.IsAsciiLetterOrDigit(source.Text[offset + digits]) || source.Text[offset + digits] == '_'))
        {
            digits++;
        }

        return digits;
    }

    private Exceeded TooLong() => Exceed(Diagnostic.Error(
        TemplateCodes.TooLarge, source.At(0, 0), FormattableString.Invariant($"the code of the template has more than {options.MaxTokens} words, numbers and operators")));

    private Exceeded Exceed(Diagnostic excess)
    {
        Excess = excess;
        return new Exceeded();
    }

    /// <summary>Parsing was stopped.</summary>
    public sealed class Exceeded : Exception;
}
