using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Packs;

/// <summary>A position in the text of a pack, and the reading of words and plain values from there.</summary>
internal sealed partial class PackCursor(SourceText source, DiagnosticBag diagnostics)
{
    /// <summary>How deep schemas and values may be nested.</summary>
    public const int MaximumDepth = 100;

    private const int MaximumDiagnostics = 50;
    private readonly string text = source.Text;

    /// <summary>The offset of the next character.</summary>
    public int At { get; set; }

    /// <summary>Whether everything was read.</summary>
    public bool AtEnd => At >= text.Length;

    /// <summary>The next character; a line feed at the end.</summary>
    public char Current => At < text.Length ? text[At] : '\n';

    /// <summary>Records what is wrong at a position; only the first few are kept.</summary>
    public void Report(DiagnosticCode code, int start, string message)
    {
        if (diagnostics.Count < MaximumDiagnostics)
        {
            diagnostics.Add(Diagnostic.Error(code, source.At(start, Math.Max(0, At - start)), message));
        }
    }

    /// <summary>The indentation of the line at the cursor; -1 at the end.</summary>
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

    /// <summary>Whether the next line is indented by more than a number of spaces; the cursor must be before the line's end.</summary>
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

    /// <summary>Skips a character if it is the next.</summary>
    public bool Take(char character)
    {
        if (At < text.Length && text[At] == character)
        {
            At++;
            return true;
        }

        return false;
    }

    /// <summary>The text up to the next space, <c>=</c> or line feed.</summary>
    public ReadOnlySpan<char> TakeToken()
    {
        var rest = text.AsSpan(At);
        var length = rest.IndexOfAny(' ', '=', '\n');
        length = length < 0 ? rest.Length : length;
        At += length;
        return rest[..length];
    }

    /// <summary>Moves to the start of the next line.</summary>
    public void SkipLine()
    {
        var length = text.AsSpan(At).IndexOf('\n');
        At = length < 0 ? text.Length : At + length + 1;
    }

    /// <summary>Moves to the next line; the cursor must be at the end of this one.</summary>
    public void EndLine()
    {
        if (!AtEnd && Current != '\n')
        {
            var start = At;
            At = start + 1;
            Report(PackCodes.Malformed, start, $"unexpected '{text[start]}'; expected the end of the line");
        }

        SkipLine();
    }
}
