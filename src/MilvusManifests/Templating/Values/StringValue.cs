using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>Text.</summary>
public sealed class StringValue : Value
{
    /// <summary>Makes a text.</summary>
    public StringValue(string value) => Value = value;

    /// <summary>The empty text.</summary>
    public static StringValue Empty { get; } = new("");

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>
    /// Parts of the text that came from somewhere, in order and without overlap: what a function that writes nested values into one text
    /// knows about them. Parts that are not listed have no origin of their own.
    /// </summary>
    public ImmutableArray<TextFragment> Fragments { get; init; } = [];

    /// <inheritdoc/>
    public override string TypeName => "string";

    /// <inheritdoc/>
    public override string Description => "a string";

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => new StringValue(Value) { Fragments = Fragments, Origin = origin };

    /// <summary>A part of the text with the fragments that lie in it; the text itself when it is all of it.</summary>
    public StringValue Slice(int start, int length)
    {
        if (start == 0 && length == Value.Length)
        {
            return this;
        }

        return new StringValue(Value.Substring(start, length)) { Fragments = TextFragment.Slice(Fragments, start, length) };
    }
}
