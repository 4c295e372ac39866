using Scriban.Parsing;

namespace MilvusManifests.Templating.Parsing;

/// <summary>Watches a parse by being asked before each token, and gives it up when there are too many tokens or errors.</summary>
/// <param name="options">How many are too many.</param>
internal sealed class ParseBounds(ParseOptions options)
{
    private int tokens;

    /// <summary>The parser that is watched.</summary>
    public Parser? Parser { get; set; }

    /// <summary>Whether there were too many tokens.</summary>
    public bool IsTooLong => tokens > options.MaxTokens;

    /// <summary>What Scriban asks for a token of the host's own; there are none.</summary>
    /// <exception cref="Exceeded">There were too many tokens or errors.</exception>
    public bool Count(string text, TextPosition position, out int length, out TokenType tokenType)
    {
        (length, tokenType) = (0, TokenType.Invalid);
        return ++tokens > options.MaxTokens || Parser?.Messages.Count >= options.MaxErrors ? throw new Exceeded() : false;
    }

    /// <summary>What the parser and the lexer have to say.</summary>
    public IEnumerable<LogMessage> Messages(Lexer lexer) =>
        (Parser?.Messages ?? []).Concat(lexer.Errors).Where(message => message.Type == ParserMessageType.Error);

    /// <summary>The parse was given up.</summary>
    public sealed class Exceeded : Exception;
}
