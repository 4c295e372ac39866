using System.Buffers;
using System.Globalization;
using System.Text;

namespace MilvusManifests.Json;

/// <summary>Writes JSON for people to compare: a property a line, and what is short and belongs together on one.</summary>
internal sealed class ReadableJson
{
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code), '"', '\\']);

    private readonly StringBuilder text = new(32 * 1024);
    private int depth;
    private int onOneLine;
    private bool isFirst = true;

    /// <summary>Begins a mapping.</summary>
    /// <param name="name">Its name; null in a sequence, and for the whole.</param>
    /// <param name="isOnOneLine">Whether everything in it is written on one line.</param>
    public void BeginMapping(string? name = null, bool isOnOneLine = false) => Begin(name, '{', isOnOneLine);

    /// <summary>Ends a mapping.</summary>
    public void EndMapping() => End('}');

    /// <summary>Begins a sequence.</summary>
    public void BeginSequence(string name, bool isOnOneLine = false) => Begin(name, '[', isOnOneLine);

    /// <summary>Ends a sequence.</summary>
    public void EndSequence() => End(']');

    /// <summary>Writes a string.</summary>
    public void Add(string? name, string value)
    {
        Lead(name);
        Append(value);
    }

    /// <summary>Writes a boolean.</summary>
    public void Add(string name, bool value) => AddWord(name, value ? "true" : "false");

    /// <summary>Writes an integer.</summary>
    public void Add(string name, int value) => AddWord(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a number, or null, as it is given.</summary>
    public void AddWord(string? name, string value)
    {
        Lead(name);
        text.Append(value);
    }

    /// <summary>Everything that was written, with a line break at the end.</summary>
    public override string ToString() => $"{text}\n";

    private void Begin(string? name, char bracket, bool isOnOneLine)
    {
        Lead(name);
        text.Append(bracket);
        depth++;
        onOneLine = onOneLine > 0 || isOnOneLine ? onOneLine + 1 : 0;
        isFirst = true;
    }

    private void End(char bracket)
    {
        depth--;
        if (onOneLine > 0)
        {
            onOneLine--;
        }
        else if (!isFirst)
        {
            text.Append('\n').Append(' ', depth * 2);
        }

        text.Append(bracket);
        isFirst = false;
    }

    private void Lead(string? name)
    {
        text.Append(isFirst ? "" : ",");
        if (onOneLine > 0)
        {
            text.Append(isFirst ? "" : " ");
        }
        else if (depth > 0)
        {
            text.Append('\n').Append(' ', depth * 2);
        }

        isFirst = false;
        if (name is not null)
        {
            Append(name);
            text.Append(": ");
        }
    }

    private void Append(ReadOnlySpan<char> value)
    {
        text.Append('"');
        for (var special = value.IndexOfAny(Special); special >= 0; special = value.IndexOfAny(Special))
        {
            text.Append(value[..special]);
            _ = value[special] switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                var control => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}"),
            };
            value = value[(special + 1)..];
        }

        text.Append(value).Append('"');
    }
}
