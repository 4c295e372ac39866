using System.Globalization;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Functions and their arguments.</summary>
internal sealed partial class TemplateEvaluation
{
    private KnownValue CallFunction(FunctionOperand operand, ReadOnlySpan<Operand> operands, KnownValue dot, KnownValue? final)
    {
        var function = GoFunctions.Find(operand.Name)!;
        var arguments = new List<(KnownValue Value, TextSpan Span)>(operands.Length + 1);
        foreach (var argument in operands)
        {
            arguments.Add((Evaluate(argument, dot), argument.Span));
        }

        if (final is not null)
        {
            arguments.Add((final, operand.Span));
        }

        if (arguments.Count < function.Minimum || arguments.Count > function.Maximum)
        {
            AddFault(operand.Span, $"'{function.Name}' needs {Count(function)}, but has {arguments.Count.ToString(CultureInfo.InvariantCulture)}");
            return KnownValue.Of(function.Result);
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            CheckArgument(function, function.Parameter(i), arguments[i].Value, arguments[i].Span);
            arguments[i].Value.Flow?.Pass(function.Name, function.Name == "printf" ? arguments[0].Value.Literal?.Value : null);
        }

        return Call(function, arguments);
    }

    private KnownValue Call(GoFunction function, List<(KnownValue Value, TextSpan Span)> arguments)
    {
        if (function.Name == "index")
        {
            return Index(arguments);
        }

        foreach (var (value, _) in arguments)
        {
            UseWhole(value);
        }

        switch (function.Name)
        {
            case "query" when arguments[0].Value is { Literal: { } query } text:
                queries.Add(new TemplateQuery(query, text.IsExact));
                break;
            case "printf" when arguments[0].Value.Literal is { } format:
                return KnownValue.Of(GoType.Text) with { Literal = PrintfFormat.Fill(format), IsExact = false };
            case "eq" or "ne" or "lt" or "le" or "gt" or "ge":
                CheckComparison(function, arguments);
                break;
        }

        return KnownValue.Of(function.Result);
    }

    private KnownValue Index(List<(KnownValue Value, TextSpan Span)> arguments)
    {
        var (map, key) = (arguments[0].Value, arguments.Count > 1 ? arguments[1].Value : null);
        switch (map.Type)
        {
            case GoType.AlertLabels when key?.Literal is { } name && arguments[1].Value.IsExact:
                labels.Add(new LabelUse(name.Value, name.Whole));
                return KnownValue.Of(GoType.Text);
            case GoType.ExternalLabels or GoType.SampleLabels when arguments.Count == 2:
                return KnownValue.Of(GoType.Text);
            case GoType.Samples when arguments.Count == 2:
                return KnownValue.Of(GoType.Sample);
            default:
                UseWhole(map);
                return KnownValue.Of(GoType.Any);
        }
    }

    private void CheckArgument(GoFunction function, GoType parameter, KnownValue argument, TextSpan span)
    {
        var isWrong = parameter switch
        {
            GoType.Text => argument.Type is not (GoType.Text or GoType.Any),
            GoType.Number => argument.Type is GoType.Data or GoType.AlertLabels or GoType.ExternalLabels or GoType.SampleLabels or GoType.Samples or GoType.Sample or GoType.Bool,
            GoType.Samples => argument.Type is not (GoType.Samples or GoType.Any),
            GoType.Sample => argument.Type is not (GoType.Sample or GoType.Any),
            _ => false,
        };
        if (isWrong)
        {
            var advice = parameter == GoType.Sample && argument.Type == GoType.Samples ? "; use 'first' before it"
                : parameter == GoType.Text && argument.Type is GoType.AlertValue or GoType.Number ? "; use 'printf' to make one"
                : "";
            AddFault(span, $"'{function.Name}' needs {KnownValue.Of(parameter).Description}, not {argument.Description}{advice}");
        }
    }

    // Go compares integers with integers, floating-point numbers with their like, and strings with strings.
    private void CheckComparison(GoFunction function, List<(KnownValue Value, TextSpan Span)> arguments)
    {
        var first = arguments[0].Value;
        foreach (var (other, span) in arguments[1..])
        {
            if (first.IsInteger is { } one && other.IsInteger is { } two && one != two)
            {
                AddFault(span, $"'{function.Name}' does not compare an integer with a floating-point number, such as the value of the alert; write the integer with '.0'");
            }
            else if ((first.Type == GoType.Text && IsNumber(other)) || (other.Type == GoType.Text && IsNumber(first)))
            {
                AddFault(span, $"'{function.Name}' does not compare a string with a number");
            }
        }
    }

    private static bool IsNumber(KnownValue value) => value.Type is GoType.Number or GoType.AlertValue;

    private static string Count(GoFunction function)
    {
        var least = function.Minimum.ToString(CultureInfo.InvariantCulture);
        var noun = function.Maximum == 1 || (function.Minimum == 1 && function.Maximum == int.MaxValue) ? "argument" : "arguments";
        return function.Maximum == 0 ? "no arguments"
            : function.Minimum == function.Maximum ? $"{least} {noun}"
            : function.Maximum == int.MaxValue ? $"at least {least} {noun}"
            : $"{least} to {function.Maximum.ToString(CultureInfo.InvariantCulture)} {noun}";
    }
}
