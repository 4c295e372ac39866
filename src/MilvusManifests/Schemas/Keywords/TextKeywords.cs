using MilvusManifests.Schemas.Formats;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary><c>minLength</c> and <c>maxLength</c></summary>
internal sealed class LengthKeyword(long minimum, long maximum) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.String } text)
        {
            return true;
        }

        var length = Length(text.Value);
        if (length >= minimum && length <= maximum)
        {
            return true;
        }

        return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.WrongLength(
            text, evaluation.Path, length < minimum ? $"at least {ValueText.Count(minimum, "character")}" : $"at most {ValueText.Count(maximum, "character")}", length));
    }

    /// <summary>The number of characters of Unicode.</summary>
    public static int Length(string text)
    {
        var length = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                length--;
            }
        }

        return length;
    }
}

/// <summary><c>pattern</c></summary>
internal sealed class PatternKeyword(SchemaPattern pattern) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.String } text)
        {
            return true;
        }

        var match = pattern.Match(text.Value);
        if (match == PatternMatch.Yes)
        {
            return true;
        }

        return evaluation.Errors is not null && evaluation.Fail(match == PatternMatch.No
            ? SchemaMessages.NoMatch(text, evaluation.Path, pattern.Text)
            : SchemaMessages.MatchTooLong(text, evaluation.Path, pattern.Text));
    }
}

/// <summary><c>format</c>, where it is more than an annotation</summary>
internal sealed class FormatKeyword(StringFormat format) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.String } text || format.IsValid(text.Value))
        {
            return true;
        }

        return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.WrongFormat(text, evaluation.Path, format.Name, format.Advice));
    }
}
