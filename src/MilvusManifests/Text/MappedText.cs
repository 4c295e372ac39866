using System.Collections.Immutable;
using System.Text;

namespace MilvusManifests.Text;

/// <summary>A part of a text that was made from another one, up to the next part.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Origin">Where it is written in the other text.</param>
/// <param name="IsVerbatim">Whether it is written there as it is, each character at its own place; all of it stands for the whole span otherwise.</param>
internal readonly record struct MappedPart(int Start, TextSpan Origin, bool IsVerbatim);

/// <summary>A text that was made from another one, such as the value of a string with escapes, and where each of its characters is written there.</summary>
/// <param name="Value">The text.</param>
/// <param name="Parts">Its parts, in their order; none for an empty text.</param>
/// <param name="Whole">The span in the other text of the whole value: the place of an empty value.</param>
internal sealed record MappedText(string Value, ImmutableArray<MappedPart> Parts, TextSpan Whole)
{
    /// <summary>A text that is written as it is.</summary>
    /// <param name="value">The text.</param>
    /// <param name="start">Where it begins in the other text.</param>
    public static MappedText AsWritten(string value, int start)
    {
        var span = new TextSpan(start, value.Length);
        return new(value, value.Length == 0 ? [] : [new MappedPart(0, span, true)], span);
    }

    /// <summary>A text all of which stands for one span.</summary>
    public static MappedText StandingFor(string value, TextSpan origin) => new(value, value.Length == 0 ? [] : [new MappedPart(0, origin, false)], origin);

    /// <summary>Where a part of the value is written in the other text.</summary>
    /// <param name="start">Where the part begins in the value.</param>
    /// <param name="length">How long it is.</param>
    public TextSpan OriginOf(int start, int length)
    {
        if (Parts.IsEmpty)
        {
            return Whole;
        }

        var first = OriginAt(Math.Clamp(start, 0, Value.Length - 1));
        if (start >= Value.Length)
        {
            return new TextSpan(first.End, 0);
        }

        var last = OriginAt(Math.Clamp(start + length - 1, 0, Value.Length - 1));
        return new TextSpan(first.Start, Math.Max(0, last.End - first.Start));
    }

    private TextSpan OriginAt(int index)
    {
        var part = Parts[PartAt(index)];
        return part.IsVerbatim ? new TextSpan(part.Origin.Start + index - part.Start, 1) : part.Origin;
    }

    private int PartAt(int index)
    {
        var (low, high) = (0, Parts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Parts[middle].Start <= index ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    /// <summary>Makes a text of pieces, each with its origin.</summary>
    /// <param name="capacity">How long the text may get without another allocation.</param>
    internal sealed class Builder(int capacity = 16)
    {
        private readonly StringBuilder value = new(capacity);
        private readonly ImmutableArray<MappedPart>.Builder parts = ImmutableArray.CreateBuilder<MappedPart>();

        /// <summary>How long the text is so far.</summary>
        public int Length => value.Length;

        /// <summary>Adds text all of which stands for the same span.</summary>
        public void Add(ReadOnlySpan<char> text, TextSpan origin)
        {
            if (!text.IsEmpty)
            {
                Add(origin, text.Length, text.Length == 1 && origin.Length == 1);
                value.Append(text);
            }
        }

        /// <summary>Adds a part of a mapped text.</summary>
        public void Add(MappedText text, int start, int length)
        {
            for (var i = length > 0 ? text.PartAt(start) : text.Parts.Length; i < text.Parts.Length && text.Parts[i].Start < start + length; i++)
            {
                var part = text.Parts[i];
                var from = Math.Max(start, part.Start);
                var to = Math.Min(start + length, i + 1 < text.Parts.Length ? text.Parts[i + 1].Start : text.Value.Length);
                Add(part.IsVerbatim ? new TextSpan(part.Origin.Start + from - part.Start, to - from) : part.Origin, to - from, part.IsVerbatim);
                value.Append(text.Value, from, to - from);
            }
        }

        /// <summary>The text.</summary>
        /// <param name="whole">The span of the whole in the other text.</param>
        public MappedText Build(TextSpan whole) => new(value.ToString(), parts.ToImmutable(), whole);

        private void Add(TextSpan origin, int length, bool isVerbatim)
        {
            if (isVerbatim && parts.Count > 0 && parts[^1] is { IsVerbatim: true } last && last.Origin.End == origin.Start)
            {
                parts[^1] = last with { Origin = new TextSpan(last.Origin.Start, last.Origin.Length + length) };
                return;
            }

            parts.Add(new(value.Length, origin, isVerbatim));
        }
    }
}
