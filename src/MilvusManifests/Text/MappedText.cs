using System.Collections.Immutable;
using System.Text;

namespace MilvusManifests.Text;

/// <summary>A text that was made from another one, such as the value of a string with escapes, and where each of its characters is written there.</summary>
/// <param name="Value">The text.</param>
/// <param name="Origins">The span of each UTF-16 code unit of the value in the other text; as many as the value is long.</param>
/// <param name="Whole">The span in the other text of the whole value: the place of an empty value.</param>
internal sealed record MappedText(string Value, ImmutableArray<TextSpan> Origins, TextSpan Whole)
{
    /// <summary>A text that is written as it is.</summary>
    /// <param name="value">The text.</param>
    /// <param name="start">Where it begins in the other text.</param>
    public static MappedText AsWritten(string value, int start)
    {
        var origins = ImmutableArray.CreateBuilder<TextSpan>(value.Length);
        for (var i = 0; i < value.Length; i++)
        {
            origins.Add(new TextSpan(start + i, 1));
        }

        return new(value, origins.MoveToImmutable(), new TextSpan(start, value.Length));
    }

    /// <summary>Where a part of the value is written in the other text.</summary>
    /// <param name="start">Where the part begins in the value.</param>
    /// <param name="length">How long it is.</param>
    public TextSpan OriginOf(int start, int length)
    {
        if (Origins.IsEmpty)
        {
            return Whole;
        }

        var first = Origins[Math.Clamp(start, 0, Origins.Length - 1)];
        if (start >= Origins.Length)
        {
            return new TextSpan(first.End, 0);
        }

        var last = Origins[Math.Clamp(start + length - 1, 0, Origins.Length - 1)];
        return new TextSpan(first.Start, Math.Max(0, last.End - first.Start));
    }

    /// <summary>Makes a text of pieces, each with its origin.</summary>
    internal sealed class Builder
    {
        private readonly StringBuilder value = new();
        private readonly ImmutableArray<TextSpan>.Builder origins = ImmutableArray.CreateBuilder<TextSpan>();

        /// <summary>How long the text is so far.</summary>
        public int Length => value.Length;

        /// <summary>Adds text all of which stands for the same span.</summary>
        public void Add(ReadOnlySpan<char> text, TextSpan origin)
        {
            value.Append(text);
            for (var i = 0; i < text.Length; i++)
            {
                origins.Add(origin);
            }
        }

        /// <summary>Adds a part of a mapped text.</summary>
        public void Add(MappedText text, int start, int length)
        {
            value.Append(text.Value, start, length);
            origins.AddRange(text.Origins.AsSpan(start, length));
        }

        /// <summary>The text.</summary>
        /// <param name="whole">The span of the whole in the other text.</param>
        public MappedText Build(TextSpan whole) => new(value.ToString(), origins.ToImmutable(), whole);
    }
}
