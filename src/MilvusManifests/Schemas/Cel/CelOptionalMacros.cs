using MilvusManifests.Schemas.Cel.Types;

namespace MilvusManifests.Schemas.Cel;

/// <summary><c>a.value()</c>, <c>a.orValue(b)</c> and <c>a.or(b)</c>; the alternative is only evaluated if it is needed.</summary>
internal sealed class CelOptionalChoice(string name, CelExpression target, CelExpression? otherwise) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope) => target.Evaluate(scope) switch
    {
        CelError error => error,
        CelOptional { HasValue: true } optional => name == "or" ? optional : optional.Value,
        CelOptional => otherwise is null ? new CelError("an optional value has no value") : otherwise.Evaluate(scope),
        var other => new CelError($"'{name}' does not support {CelValues.TypeName(other)}"),
    };
}

/// <summary><c>a.optMap(x, b)</c> and <c>a.optFlatMap(x, b)</c></summary>
internal sealed class CelOptionalMap(CelExpression target, string variable, CelExpression body, bool isFlat) : CelExpression
{
    protected override object? EvaluateCore(CelScope scope)
    {
        switch (target.Evaluate(scope))
        {
            case CelError error:
                return error;
            case CelOptional { HasValue: false }:
                return CelOptional.None;
            case CelOptional optional:
                var value = body.Evaluate(scope.With(variable, optional.Value));
                return isFlat || value is CelError ? value : CelOptional.Of(value);
            case var other:
                return new CelError($"'{(isFlat ? "optFlatMap" : "optMap")}' does not support {CelValues.TypeName(other)}");
        }
    }
}
