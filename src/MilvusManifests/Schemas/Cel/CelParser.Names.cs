namespace MilvusManifests.Schemas.Cel;

// Names, calls and macros.
internal sealed partial class CelParser
{
    private CelExpression ParseName(string name)
    {
        switch (name)
        {
            case "true" or "false":
                return new CelLiteral(name == "true");
            case "null":
                return Nothing;
            case "oldSelf" or "optionalOldSelf":
                IsTransition = true;
                return Nothing;
        }

        if (!Take("("))
        {
            return token is { Kind: CelTokenKind.Symbol, Text: "{" } ? Fail($"the message '{name}'") : new CelName(name);
        }

        var operands = ParseList(")");
        if (name == "has")
        {
            return operands is [CelField field] ? new CelHas(field) : Fail("'has' of anything but a field");
        }

        return Call(name, operands, isMethod: false);
    }

    private CelExpression ParseMethod(CelExpression target, string name)
    {
        var operands = ParseList(")");
        if (name is "all" or "exists" or "exists_one" or "existsOne" or "filter" or "map" && operands is [CelName variable, ..])
        {
            var macro = name == "existsOne" ? "exists_one" : name;
            return operands.Length switch
            {
                2 => new CelComprehension(macro, target, variable.Name, null, operands[1]),
                3 when macro == "map" => new CelComprehension(macro, target, variable.Name, operands[1], operands[2]),
                _ => Fail($"'{name}' with {operands.Length} arguments"),
            };
        }

        return Call(name, [target, .. operands], isMethod: true);
    }

    private CelExpression Call(string name, CelExpression[] operands, bool isMethod)
    {
        if (CelFunctions.Arity(name) is not var (least, most) || (!isMethod && name is not ("size" or "int" or "double" or "string" or "dyn" or "isIP" or "duration" or "matches")))
        {
            return Fail($"the function '{name}'");
        }

        return operands.Length >= least && operands.Length <= most ? new CelCall(name, operands) : Fail($"'{name}' with {operands.Length} arguments");
    }
}
