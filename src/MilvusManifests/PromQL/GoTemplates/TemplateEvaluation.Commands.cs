using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Commands, operands, fields and functions.</summary>
internal sealed partial class TemplateEvaluation
{
    private KnownValue Evaluate(Command command, KnownValue dot, KnownValue? final)
    {
        var first = command.Operands[0];
        if (first is FunctionOperand function)
        {
            return CallFunction(function, command.Operands.AsSpan()[1..], dot, final);
        }

        var value = Evaluate(first, dot);
        if (final is not null || command.Operands.Length > 1)
        {
            CheckIsFunction(command, value, final is not null);
            foreach (var argument in command.Operands.AsSpan()[1..])
            {
                UseWhole(argument is FunctionOperand ? KnownValue.Of(GoType.Any) : Evaluate(argument, dot));
            }

            return KnownValue.Of(GoType.Any);
        }

        return value;
    }

    // Only methods have arguments, and only values have methods of which nothing is known here.
    private void CheckIsFunction(Command command, KnownValue value, bool isPiped)
    {
        var first = command.Operands[0];
        if (first is ChainOperand || (first is VariableOperand { Fields.IsEmpty: false } or FieldOperand && value.Type is GoType.Any or GoType.Time))
        {
            return;
        }

        var name = first is ParenthesisOperand ? "a value in parentheses" : $"'{Name(first)}'";
        AddFault(first.Span, isPiped ? $"{name} is not a function, which is expected after '|'"
            : command.Operands[1] is FunctionOperand function ? $"{name} is not a function and cannot have arguments; write '{Name(first)} | {function.Name}'"
            : $"{name} is not a function and cannot have arguments");
    }

    private static string Name(Operand operand) => operand switch
    {
        VariableOperand variable => variable.Name + Dotted(variable.Fields),
        FieldOperand field => Dotted(field.Fields),
        DotOperand => ".",
        NumberOperand number => Excerpt.Of(number.Text),
        StringOperand text => Excerpt.Of(text.Text),
        BoolOperand value => value.Value ? "true" : "false",
        NilOperand => "nil",
        _ => "(...)",
    };

    private static string Dotted(ImmutableArray<FieldName> fields) => string.Concat(fields.Select(field => "." + field.Name));

    private KnownValue Evaluate(Operand operand, KnownValue dot) => operand switch
    {
        DotOperand => Read(dot, operand.Span),
        StringOperand text => KnownValue.Of(GoType.Text) with { Literal = text.Value },
        NumberOperand number => KnownValue.Of(GoType.Number) with { IsInteger = number.Text.AsSpan().IndexOfAny(".ei'") < 0 && !number.Text.Contains('p', StringComparison.OrdinalIgnoreCase) },
        BoolOperand => KnownValue.Of(GoType.Bool),
        FunctionOperand function => CallFunction(function, [], dot, null),
        VariableOperand variable => Select(Find(variable.Name), variable.Fields, variable.Span),
        FieldOperand field => Select(dot, field.Fields, field.Span),
        ChainOperand chain => Select(Evaluate(chain.Inner, dot), chain.Fields, chain.Span),
        ParenthesisOperand inner => Evaluate(inner.Pipeline, dot),
        _ => KnownValue.Of(GoType.Any),
    };

    private KnownValue Find(string name)
    {
        for (var i = variables.Count - 1; i >= 0; i--)
        {
            if (variables[i].Name == name)
            {
                return variables[i].Value;
            }
        }

        return KnownValue.Of(GoType.Any);
    }

    private KnownValue Select(KnownValue value, ImmutableArray<FieldName> fields, TextSpan span)
    {
        foreach (var field in fields)
        {
            value = Select(value, field);
        }

        return Read(value, span);
    }

    private KnownValue Read(KnownValue value, TextSpan span)
    {
        if (value.Type != GoType.AlertValue)
        {
            return value;
        }

        var flow = new ValueFlow(span);
        foreach (var function in value.Flow?.Functions ?? [])
        {
            flow.Pass(function, value.Flow!.Format);
        }

        flows.Add(flow);
        return value with { Flow = flow };
    }

    private KnownValue Select(KnownValue value, FieldName field)
    {
        switch (value.Type, field.Name)
        {
            case (GoType.Data, "Labels"):
                return KnownValue.Of(GoType.AlertLabels);
            case (GoType.Data, "ExternalLabels"):
                return KnownValue.Of(GoType.ExternalLabels);
            case (GoType.Data, "ExternalURL"):
                return KnownValue.Of(GoType.Text);
            case (GoType.Data, "Value"):
                return KnownValue.Of(GoType.AlertValue);
            case (GoType.Sample, "Labels"):
                return KnownValue.Of(GoType.SampleLabels);
            case (GoType.Sample, "Value"):
                return KnownValue.Of(GoType.Any);
            case (GoType.AlertLabels, _):
                labels.Add(new LabelUse(field.Name, field.Span));
                return KnownValue.Of(GoType.Text);
            case (GoType.ExternalLabels or GoType.SampleLabels, _):
                return KnownValue.Of(GoType.Text);
            case (GoType.Data, _):
                AddFault(field.Span, $"the data of an alert has no field '{field.Name}'{AdviceOnField(field.Name)}");
                break;
            case (GoType.Sample, _):
                AddFault(field.Span, $"a sample has no field '{field.Name}', only Labels and Value");
                break;
            case (GoType.Samples, _):
                AddFault(field.Span, $"the result of a query has no field '{field.Name}'; use 'first' or 'range' to get a sample");
                break;
            case (GoType.Text or GoType.Number or GoType.Bool, _):
                AddFault(field.Span, $"{value.Description} has no field '{field.Name}'");
                break;
        }

        return KnownValue.Of(GoType.Any);
    }

    private static string AdviceOnField(string name) => Suggestion.For(name, AlertTemplate.Fields) is { } known
        ? $"; {Suggestion.Lead} '{known}'?"
        : ", only Labels, ExternalLabels, ExternalURL and Value";
}
