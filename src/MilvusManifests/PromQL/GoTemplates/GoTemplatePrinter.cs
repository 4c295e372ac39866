using System.Collections.Immutable;
using System.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>Writes templates in one way: one blank between operands and around pipes, no trim markers, since what they remove is gone already.</summary>
internal static class GoTemplatePrinter
{
    /// <summary>A template as text.</summary>
    public static string Print(GoTemplate template)
    {
        var text = new StringBuilder();
        Write(text, template.Nodes);
        return text.ToString();
    }

    private static void Write(StringBuilder text, ImmutableArray<TemplateNode> nodes)
    {
        foreach (var node in nodes)
        {
            Write(text, node);
        }
    }

    private static void Write(StringBuilder text, TemplateNode node)
    {
        switch (node)
        {
            case TextNode words:
                text.Append(words.Text);
                break;
            case ActionNode action:
                WriteAction(text, "", action.Pipeline);
                break;
            case JumpNode jump:
                text.Append(jump.IsBreak ? "{{break}}" : "{{continue}}");
                break;
            case ControlNode control:
                WriteControl(text, control, "");
                break;
            case TemplateCall call:
                WriteAction(text, (call.Body is null ? "template " : "block ") + GoString.Quote(call.Name) + (call.Pipeline is null ? "" : " "), call.Pipeline);
                WriteBody(text, call.Body);
                break;
            case TemplateDefinition definition:
                text.Append("{{define ").Append(GoString.Quote(definition.Name)).Append("}}");
                WriteBody(text, definition.Body);
                break;
        }
    }

    private static void WriteBody(StringBuilder text, ImmutableArray<TemplateNode>? body)
    {
        if (body is { } nodes)
        {
            Write(text, nodes);
            text.Append("{{end}}");
        }
    }

    // An 'else if' is part of the 'if' before it and shares its end.
    private static void WriteControl(StringBuilder text, ControlNode control, string prefix)
    {
        WriteAction(text, prefix + control.Keyword.ToString().ToLowerInvariant() + " ", control.Pipeline);
        Write(text, control.Body);
        if (control.Else is [ControlNode chained] && chained.Keyword == control.Keyword && control.Keyword != ControlKeyword.Range)
        {
            WriteControl(text, chained, "else ");
            return;
        }

        if (control.Else is { } otherwise)
        {
            text.Append("{{else}}");
            Write(text, otherwise);
        }

        text.Append("{{end}}");
    }

    private static void WriteAction(StringBuilder text, string start, Pipeline? pipeline)
    {
        text.Append("{{").Append(start);
        if (pipeline is not null)
        {
            WritePipeline(text, pipeline);
        }

        text.Append("}}");
    }

    private static void WritePipeline(StringBuilder text, Pipeline pipeline)
    {
        for (var i = 0; i < pipeline.Variables.Length; i++)
        {
            text.Append(i == 0 ? "" : ", ").Append(pipeline.Variables[i].Name);
        }

        text.Append(pipeline.Variables.IsEmpty ? "" : pipeline.IsAssignment ? " = " : " := ");
        for (var i = 0; i < pipeline.Commands.Length; i++)
        {
            text.Append(i == 0 ? "" : " | ");
            var operands = pipeline.Commands[i].Operands;
            for (var j = 0; j < operands.Length; j++)
            {
                text.Append(j == 0 ? "" : " ");
                WriteOperand(text, operands[j]);
            }
        }
    }

    private static void WriteOperand(StringBuilder text, Operand operand)
    {
        switch (operand)
        {
            case DotOperand:
                text.Append('.');
                break;
            case NilOperand:
                text.Append("nil");
                break;
            case BoolOperand value:
                text.Append(value.Value ? "true" : "false");
                break;
            case NumberOperand number:
                text.Append(number.Text);
                break;
            case StringOperand words:
                text.Append(words.Text);
                break;
            case FunctionOperand function:
                text.Append(function.Name);
                break;
            case VariableOperand variable:
                WriteFields(text.Append(variable.Name), variable.Fields);
                break;
            case FieldOperand field:
                WriteFields(text, field.Fields);
                break;
            case ChainOperand chain:
                WriteOperand(text, chain.Inner);
                WriteFields(text, chain.Fields);
                break;
            case ParenthesisOperand inner:
                text.Append('(');
                WritePipeline(text, inner.Pipeline);
                text.Append(')');
                break;
        }
    }

    private static void WriteFields(StringBuilder text, ImmutableArray<FieldName> fields)
    {
        foreach (var field in fields)
        {
            text.Append('.').Append(field.Name);
        }
    }
}
