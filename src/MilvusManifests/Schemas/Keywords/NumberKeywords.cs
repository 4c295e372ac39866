using MilvusManifests.Schemas.Formats;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary><c>minimum</c>, <c>maximum</c> and their exclusive forms: one bound.</summary>
/// <param name="bound">The bound.</param>
/// <param name="written">The bound as it was written.</param>
/// <param name="isUpper">Whether numbers may not be above it.</param>
/// <param name="isExclusive">Whether the bound itself is out of range.</param>
internal sealed class BoundKeyword(ExactNumber bound, string written, bool isUpper, bool isExclusive) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar)
        {
            return true;
        }

        if (ExactNumber.TryParse(scalar.Value, out var number))
        {
            var order = isUpper ? bound.CompareTo(number) : number.CompareTo(bound);
            if (order > 0 || (order == 0 && !isExclusive))
            {
                return true;
            }
        }

        var words = (isUpper, isExclusive) switch { (true, true) => "less than", (true, false) => "at most", (false, true) => "more than", _ => "at least" };
        return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.OutOfRange(scalar, evaluation.Path, $"{words} {written}"));
    }
}

/// <summary><c>multipleOf</c></summary>
internal sealed class MultipleOfKeyword(ExactNumber divisor, string written) : Keyword
{
    public override bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members)
    {
        if (node is not YamlScalar { Kind: YamlScalarKind.Integer or YamlScalarKind.Float } scalar
            || (ExactNumber.TryParse(scalar.Value, out var number) && number.IsMultipleOf(divisor)))
        {
            return true;
        }

        return evaluation.Errors is not null && evaluation.Fail(SchemaMessages.OutOfRange(scalar, evaluation.Path, $"multiples of {written}"));
    }
}
