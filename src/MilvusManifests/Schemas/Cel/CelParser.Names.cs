using MilvusManifests.Schemas.Cel.Functions;

namespace MilvusManifests.Schemas.Cel;

// Names, calls and macros.
internal sealed partial class CelParser
{
    private CelExpression ParseName(CelToken written)
    {
        var name = written.Text;
        switch (name)
        {
            case "true" or "false":
                return new CelLiteral(name == "true");
            case "null":
                return Nothing;
            case CelScope.OldSelf:
                isTransition = true;
                break;
        }

        if (!Opens("("))
        {
            return name == "in" ? Fail($"'in' where a value is expected, {Place(written)}") : new CelName(name);
        }

        var operands = ParseArguments();
        return name switch
        {
            "has" => operands is [CelField field] ? new CelHas(field) : Fail($"has() without a field, such as has(self.name), {Place(written)}"),
            "dyn" when operands is [var only] => only,
            _ => Call(name, operands, CelCallStyle.Global),
        };
    }

    private CelExpression ParseMethod(CelExpression target, string name)
    {
        var operands = ParseArguments();
        if (target is CelName { Name: "format" or "ip" or "optional" or "sets" or "strings" } space && CelFunction.Find($"{space.Name}.{name}", CelCallStyle.Global).Length > 0)
        {
            return Call($"{space.Name}.{name}", operands, CelCallStyle.Global);
        }

        return name switch
        {
            "all" or "exists" or "exists_one" or "existsOne" or "filter" or "map" or "transformList" or "transformMap" or "transformMapEntry"
                when operands is [CelName, _, ..] => Comprehend(target, name == "existsOne" ? "exists_one" : name, operands),
            "optMap" or "optFlatMap" when operands is [CelName variable, var body] => new CelOptionalMap(target, variable.Name, body, name == "optFlatMap"),
            "or" or "orValue" when operands is [var otherwise] => new CelOptionalChoice(name, target, otherwise),
            "value" when operands is [] => new CelOptionalChoice(name, target, null),
            _ => Call(name, [target, .. operands], CelCallStyle.Member),
        };
    }

    private CelExpression Comprehend(CelExpression target, string macro, CelExpression[] operands)
    {
        var isTest = macro is "all" or "exists" or "exists_one";
        var first = ((CelName)operands[0]).Name;
        return (operands, macro) switch
        {
            ([_, var body], _) when isTest || macro is "filter" or "map" => new CelComprehension(macro, target, [first], null, body),
            ([_, var filter, var body], "map") => new CelComprehension(macro, target, [first], filter, body),
            ([_, CelName second, var body], _) when isTest || macro.StartsWith("transform", StringComparison.Ordinal) => new CelComprehension(macro, target, [first, second.Name], null, body),
            ([_, CelName second, var filter, var body], _) when macro.StartsWith("transform", StringComparison.Ordinal) => new CelComprehension(macro, target, [first, second.Name], filter, body),
            _ => Unsupported($"'{macro}' with {operands.Length} arguments"),
        };
    }

    private CelExpression Call(string name, CelExpression[] operands, CelCallStyle style)
    {
        var functions = CelFunction.Find(name, style);
        if (functions.IsEmpty)
        {
            return Unsupported($"the function '{name}'");
        }

        functions = [.. functions.Where(function => operands.Length >= function.Least && operands.Length <= function.Most)];
        return functions.IsEmpty ? Unsupported($"'{name}' with {operands.Length} arguments") : new CelCall(name, functions, operands);
    }
}
