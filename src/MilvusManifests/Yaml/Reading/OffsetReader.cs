namespace MilvusManifests.Yaml.Reading;

/// <summary>Reads a string from an offset on, without copying it.</summary>
internal sealed class OffsetReader(string text, int offset) : TextReader
{
    private int at = offset;

    public override int Peek() => at < text.Length ? text[at] : -1;

    public override int Read() => at < text.Length ? text[at++] : -1;

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        var length = Math.Min(buffer.Length, text.Length - at);
        text.AsSpan(at, length).CopyTo(buffer);
        at += length;
        return length;
    }
}
