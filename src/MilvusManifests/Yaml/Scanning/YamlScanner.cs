using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MilvusManifests.Yaml.Scanning;

/// <summary>
/// Cuts a text into the tokens of YAML. It reads what libyaml reads, on which the readers of kubectl, Helm, Argo CD and Flux are built, and beyond that
/// what YAML 1.2 allows; where these differ, <paramref name="notes"/> gets a warning.
/// </summary>
/// <param name="text">The text; characters that are not allowed in YAML have been replaced.</param>
/// <param name="start">Where to start: the beginning of a document.</param>
/// <param name="notes">What kubectl does not read; null to read YAML 1.2, where the two differ.</param>
internal sealed partial class YamlScanner(string text, int start, KubectlNotes? notes) : IScanner
{
    private readonly List<Token> tokens = [];
    private readonly FlowGrammar grammar = new(text);
    private int next;
    private int consumed;
    private int at = start;
    private int line = 1;
    private int lineStart = start;
    private bool hasStarted;
    private bool hasEnded;
    private bool isInDocument;
    private bool isAfterDocumentEnd;
    private Token? last;

    /// <inheritdoc/>
    public Mark CurrentPosition => Here;

    /// <inheritdoc/>
    public Token? Current { get; private set; }

    /// <summary>The first quoted scalar of the document with a line that is indented less than YAML allows: it may have lost its closing quote.</summary>
    public int? SuspectQuote { get; private set; }

    private Mark Here => new(at, line, Column + 1);

    private int Column => at - lineStart;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        ConsumeCurrent();
        return MoveNextWithoutConsuming();
    }

    /// <inheritdoc/>
    public bool MoveNextWithoutConsuming()
    {
        if (Current is not null)
        {
            // The parser looks ahead twice behind a scalar with an anchor, and finds nothing behind the last token.
            return Current is not StreamEnd;
        }

        FetchTokens();
        if (next == tokens.Count)
        {
            return false;
        }

        var token = tokens[next++];
        consumed++;
        if (next == tokens.Count)
        {
            tokens.Clear();
            next = 0;
        }

        if (grammar.Fault(token) is { } fault)
        {
            throw new YamlException(token.Start, token.End, fault);
        }

        Current = token;
        return true;
    }

    /// <inheritdoc/>
    public void ConsumeCurrent() => Current = null;

    private void FetchTokens()
    {
        while (!hasEnded && (next == tokens.Count || MayStartKey(consumed)))
        {
            FetchToken();
        }
    }

    private void FetchToken()
    {
        if (!hasStarted)
        {
            hasStarted = true;
            isKeyAllowed = true;
            Add(new StreamStart(Here, Here));
            return;
        }

        SkipToToken();
        DropStaleKeys();
        CloseBlocks(Column);
        var c = Peek(0);
        if (at >= text.Length)
        {
            FetchStreamEnd();
        }
        else if (Column == 0 && c == '%' && !isInDocument)
        {
            FetchDirective();
        }
        else if (IsDocumentIndicator)
        {
            FetchDocumentIndicator();
        }
        else
        {
            NoteContentAfterDocumentEnd();
            FetchContent(c);
        }
    }

    private void FetchContent(char c)
    {
        switch (c)
        {
            case '[' or '{':
                FetchFlowStart(c);
                break;
            case ']' or '}':
                FetchFlowEnd(c);
                break;
            case ',' when flowLevel > 0:
                FetchFlowEntry();
                break;
            case '-' when IsBlankOrEnd(Peek(1)):
                FetchBlockEntry();
                break;
            case '?' when IsBlankOrEnd(Peek(1)) || (flowLevel > 0 && IsFlowIndicator(Peek(1))):
                FetchKey();
                break;
            case ':' when IsBlankOrEnd(Peek(1)) || (flowLevel > 0 && IsValueInFlow()):
                FetchValue();
                break;
            case '*' or '&':
                FetchAnchor(c == '*');
                break;
            case '!':
                FetchTag();
                break;
            case '|' or '>' when flowLevel == 0:
                FetchBlockScalar(c == '|');
                break;
            case '\'' or '"':
                FetchQuoted(c);
                break;
            case ',' or '|' or '>' or '%' or '@' or '`' or '\t':
                throw Fail("While scanning for the next token, found a character that cannot start any token", at, at + 1);
            default:
                FetchPlain();
                break;
        }
    }

    // Beside a quoted key or a collection, as in JSON, ':' needs no blank; elsewhere, ':' without one begins a string in YAML 1.2.
    private bool IsValueInFlow()
    {
        if (last is Value value && value.Start.Index == at - 1)
        {
            throw Fail(FlowGrammar.Doubled, at, at + 1);
        }

        return IsFlowIndicator(Peek(1)) || (last is FlowSequenceEnd or FlowMappingEnd or Scalar { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } && last.End.Index == at);
    }

    private void SkipToToken()
    {
        while (true)
        {
            if (Column == 0 && Peek(0) == '\uFEFF')
            {
                lineStart = ++at;
            }

            while (Peek(0) == ' ' || (Peek(0) == '\t' && IsSeparation()))
            {
                at++;
            }

            if (Peek(0) == '#')
            {
                at = EndOfLine(at);
            }

            if (!IsBreak(Peek(0)))
            {
                return;
            }

            SkipBreak();
            isKeyAllowed |= flowLevel == 0;
        }
    }

    // A tab may separate tokens, but not indent one.
    private bool IsSeparation()
    {
        if (flowLevel > 0 || !isKeyAllowed)
        {
            return true;
        }

        var isIndentation = text.AsSpan(lineStart, at - lineStart).IndexOfAnyExcept(' ', '\t') < 0;
        var rest = text.AsSpan(at, EndOfLine(at) - at).TrimStart(" \t");
        if (isIndentation && rest is not ([] or ['#', ..]))
        {
            throw Fail("While scanning for the next token, found a tab in the indentation", at, at + 1);
        }

        notes?.Add(at, at + 1, isIndentation ? "a line with nothing but a tab" : $"a tab after '{text[at - 1]}'", isIndentation ? "remove the tab" : "use a space");
        return true;
    }

    private void Add(Token token)
    {
        tokens.Add(token);
        last = token;
        isInDocument |= token is not (StreamStart or DocumentEnd or VersionDirective or TagDirective);
    }

    private static YamlException Fail(string message, Mark from, Mark to) => new(from, to, message);

    private YamlException Fail(string message, int from, int to) => new(new Mark(from, line, 1), new Mark(to, line, 1), message);

    private char Peek(int ahead) => at + ahead < text.Length ? text[at + ahead] : '\0';

    private int EndOfLine(int from) => text.AsSpan(from).IndexOfAny('\n', '\r') is >= 0 and var length ? from + length : text.Length;

    private void SkipBreak()
    {
        at += Peek(0) == '\r' && Peek(1) == '\n' ? 2 : 1;
        lineStart = at;
        line++;
    }

    private bool IsDocumentIndicator =>
        Column == 0 && Peek(0) is '-' or '.' && Peek(1) == Peek(0) && Peek(2) == Peek(0) && IsBlankOrEnd(Peek(3));

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool IsBreak(char c) => c is '\n' or '\r';

    private static bool IsBlankOrEnd(char c) => c is ' ' or '\t' or '\n' or '\r' or '\0';

    private static bool IsFlowIndicator(char c) => c is ',' or '[' or ']' or '{' or '}';
}
