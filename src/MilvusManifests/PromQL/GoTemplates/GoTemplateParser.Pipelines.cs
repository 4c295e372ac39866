using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>What is inside of actions: pipelines, commands and operands.</summary>
internal sealed partial class GoTemplateParser
{
    private Pipeline ParsePipeline(string context, GoTokenKind end, out TextSpan close)
    {
        at = SkipSpaces(at);
        var start = Current.Span.Start;
        var declared = ParseDeclarations(context, out var isAssignment);
        var commands = ImmutableArray.CreateBuilder<Command>();
        var last = start;
        while (fault is null)
        {
            at = SkipSpaces(at);
            if (Current.Kind == end)
            {
                close = Current.Span;
                at++;
                CheckPipeline(commands, TextSpan.FromBounds(start, close.End), context);
                return new Pipeline(declared, isAssignment, commands.ToImmutable(), TextSpan.FromBounds(start, last));
            }

            if (!IsOperand(Current.Kind))
            {
                Unexpected(context switch { "action" => "in an action", "parentheses" => "in parentheses", _ => $"in '{context}'" });
                break;
            }

            commands.Add(ParseCommand());
            last = commands[^1].Span.End;
        }

        close = new TextSpan(start, 0);
        return new Pipeline(declared, isAssignment, commands.ToImmutable(), close);
    }

    private ImmutableArray<VariableOperand> ParseDeclarations(string context, out bool isAssignment)
    {
        var declared = ImmutableArray.CreateBuilder<VariableOperand>();
        isAssignment = false;
        while (fault is null && Current.Kind == GoTokenKind.Variable)
        {
            var (variable, next) = (Current, SkipSpaces(at + 1));
            var isList = tokens[next].Kind == GoTokenKind.Other && Is(tokens[next], ",");
            if (!isList && tokens[next].Kind is not (GoTokenKind.Declare or GoTokenKind.Assign))
            {
                break;
            }

            declared.Add(new VariableOperand(TextOf(variable), [], variable.Span));
            variables.Add(TextOf(variable));
            at = SkipSpaces(next + 1);
            if (!isList)
            {
                isAssignment = tokens[next].Kind == GoTokenKind.Assign;
                break;
            }

            if (context != "range" || declared.Count > 1 || Current.Kind != GoTokenKind.Variable)
            {
                Fail(tokens[next], "',' is only allowed between the two variables of a 'range'; arguments are separated by blanks");
            }
        }

        return declared.ToImmutable();
    }

    private void CheckPipeline(ImmutableArray<Command>.Builder commands, TextSpan span, string context)
    {
        if (commands.Count == 0)
        {
            Fail(span, context switch { "action" => "the action is empty", "parentheses" => "the parentheses are empty", _ => $"'{context}' has no value" });
        }

        for (var i = 1; i < commands.Count; i++)
        {
            if (commands[i].Operands is [BoolOperand or DotOperand or NilOperand or NumberOperand or StringOperand, ..])
            {
                Fail(commands[i].Operands[0].Span, "a function is expected after '|'");
            }
        }
    }

    // The '|' behind a command belongs to it; what closes the pipeline does not.
    private Command ParseCommand()
    {
        var operands = ImmutableArray.CreateBuilder<Operand>();
        var span = Current.Span;
        while (fault is null)
        {
            at = SkipSpaces(at);
            if (ParseOperand() is { } operand)
            {
                operands.Add(operand);
                span = TextSpan.FromBounds(span.Start, operand.Span.End);
            }

            if (Current.Kind == GoTokenKind.Space)
            {
                continue;
            }

            if (Current.Kind == GoTokenKind.Pipe)
            {
                at++;
            }
            else if (Current.Kind is not (GoTokenKind.CloseAction or GoTokenKind.CloseParenthesis))
            {
                Unexpected("here");
            }

            break;
        }

        return new Command(operands.ToImmutable(), span);
    }
}
