using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Packs;

/// <summary>A place in the text of a pack, and the reading of words and plain values from there.</summary>
internal sealed partial class PackCursor(SourceText source, DiagnosticBag diagnostics)
{
    /// <summary>How deep schemas and values may nest.</summary>
    public const int MaximumDepth = 100;

    private const int MaximumDiagnostics = 50;
    private readonly string text = source.Text;

    /// <summary>The offset of the next character.</summary>
    public int At { get; set; }

    /// <summary>Whether everything was read.</summary>
    public bool AtEnd => At >= text.Length;

    /// <summary>The next character; a line feed at the end.</summary>
    public char Current => At < text.Length ? text[At] : '\n';

    /// <summary>Notes what is wrong at a place; only the first few are kept.</summary>
    public void Report(DiagnosticCode code, int start, string message)
    {
        if (diagnostics.Count < MaximumDiagnostics)
        {
            diagnostics.Add(Diagnostic.Error(code, source.At(start, Math.Max(0, At - start)), message));
        }
    }

    /// <summary>The number of blanks that the line at the cursor begins with; -1 at the end.</summary>
    public int CountIndent()
    {
        if (AtEnd)
        {
            return -1;
        }

        var at = At;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at - At;
    }

    /// <summary>Whether the line behind this one begins with more than a number of blanks; the cursor must be in front of the line's end.</summary>
    public bool NextLineIsDeeper(int indent)
    {
        var at = At + 1;
        for (; indent >= 0; indent--, at++)
        {
            if (at >= text.Length || text[at] != ' ')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Steps over a character if it is the next.</summary>
    public bool Take(char character)
    {
        if (At < text.Length && text[At] == character)
        {
            At++;
            return true;
        }

        return false;
    }

    /// <summary>The text up to the next blank, <c>=</c> or line feed.</summary>
    public ReadOnlySpan<char> TakeToken()
    {
        var rest = text.AsSpan(At);
        var length = rest.IndexOfAny(' ', '=', '\n');
        length = length < 0 ? rest.Length : length;
        At += length;
        return rest[..length];
    }

    /// <summary>Goes to the beginning of the next line.</summary>
    public void SkipLine()
    {
        var length = text.AsSpan(At).IndexOf('\n');
        At = length < 0 ? text.Length : At + length + 1;
    }

    /// <summary>Goes to the next line, of which the cursor must be in front.</summary>
    public void EndLine()
    {
        if (!AtEnd && Current != '\n')
        {
            var start = At;
            At = start + 1;
            Report(PackCodes.Malformed, start, $"'{text[start]}' is unexpected; the line ought to end here");
        }

        SkipLine();
    }
}
