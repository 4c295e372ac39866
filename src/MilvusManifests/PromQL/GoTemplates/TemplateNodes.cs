using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>A part of a template.</summary>
/// <param name="Span">Where it is in the text; for one with a body, its first action.</param>
internal abstract record TemplateNode(TextSpan Span);

/// <summary>Text outside of actions, without what trim markers remove.</summary>
internal sealed record TextNode(string Text, TextSpan Span) : TemplateNode(Span);

/// <summary>An action that writes the value of its pipeline, or declares a variable: <c>{{ $value | humanize }}</c>.</summary>
internal sealed record ActionNode(Pipeline Pipeline, TextSpan Span) : TemplateNode(Span);

/// <summary>An <c>if</c>, <c>with</c> or <c>range</c>.</summary>
/// <param name="Keyword">Which of them.</param>
/// <param name="Pipeline">What it tests or ranges over.</param>
/// <param name="Body">What is written if the pipeline's value is not empty.</param>
/// <param name="Else">What is written otherwise; an <c>else if</c> is one node of its own in here. Null without an <c>else</c>.</param>
/// <param name="Span">The action that begins it.</param>
internal sealed record ControlNode(ControlKeyword Keyword, Pipeline Pipeline, ImmutableArray<TemplateNode> Body, ImmutableArray<TemplateNode>? Else, TextSpan Span) : TemplateNode(Span);

/// <summary>The keyword of a <see cref="ControlNode"/>.</summary>
internal enum ControlKeyword
{
    /// <summary><c>if</c>: the dot stays the same.</summary>
    If,

    /// <summary><c>with</c>: the dot is the pipeline's value.</summary>
    With,

    /// <summary><c>range</c>: the dot is each item in turn.</summary>
    Range,
}

/// <summary>A <c>break</c> or <c>continue</c>.</summary>
internal sealed record JumpNode(bool IsBreak, TextSpan Span) : TemplateNode(Span);

/// <summary>The use of another template: <c>{{ template "name" . }}</c>, or a <c>block</c>, which also defines it.</summary>
/// <param name="Name">The name of the template.</param>
/// <param name="NameSpan">Where the name is.</param>
/// <param name="Pipeline">What is the dot in there; null for nil.</param>
/// <param name="Body">The definition of a <c>block</c>; null for a <c>template</c>.</param>
/// <param name="Span">The action.</param>
internal sealed record TemplateCall(string Name, TextSpan NameSpan, Pipeline? Pipeline, ImmutableArray<TemplateNode>? Body, TextSpan Span) : TemplateNode(Span);

/// <summary>A <c>define</c>.</summary>
internal sealed record TemplateDefinition(string Name, ImmutableArray<TemplateNode> Body, TextSpan Span) : TemplateNode(Span);

/// <summary>Commands, each of which gets the value of the one before as its last argument.</summary>
/// <param name="Variables">The variables that are declared or assigned; a <c>range</c> may have two.</param>
/// <param name="IsAssignment">Whether they are assigned, with <c>=</c>, and not declared.</param>
/// <param name="Commands">At least one.</param>
/// <param name="Span">From its first to its last character.</param>
internal sealed record Pipeline(ImmutableArray<VariableOperand> Variables, bool IsAssignment, ImmutableArray<Command> Commands, TextSpan Span);

/// <summary>An operand, or a function with its arguments.</summary>
/// <param name="Operands">At least one.</param>
/// <param name="Span">From its first to its last character.</param>
internal sealed record Command(ImmutableArray<Operand> Operands, TextSpan Span);

/// <summary>A value in a command.</summary>
internal abstract record Operand(TextSpan Span);

/// <summary>The dot.</summary>
internal sealed record DotOperand(TextSpan Span) : Operand(Span);

/// <summary>The constant <c>nil</c>.</summary>
internal sealed record NilOperand(TextSpan Span) : Operand(Span);

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BoolOperand(bool Value, TextSpan Span) : Operand(Span);

/// <summary>A number or a character, as it is written.</summary>
internal sealed record NumberOperand(string Text, TextSpan Span) : Operand(Span);

/// <summary>A string.</summary>
/// <param name="Text">The string as it is written, quotes included.</param>
/// <param name="Value">Its value, with the places of its characters in the template.</param>
/// <param name="Span">Where it is.</param>
internal sealed record StringOperand(string Text, MappedText Value, TextSpan Span) : Operand(Span);

/// <summary>A function.</summary>
internal sealed record FunctionOperand(string Name, TextSpan Span) : Operand(Span);

/// <summary>A variable, perhaps with fields: <c>$labels.instance</c>.</summary>
/// <param name="Name">The name with its <c>$</c>.</param>
/// <param name="Fields">The fields after it.</param>
/// <param name="Span">Where it is, fields included.</param>
internal sealed record VariableOperand(string Name, ImmutableArray<FieldName> Fields, TextSpan Span) : Operand(Span);

/// <summary>Fields of the dot: <c>.Labels.instance</c>.</summary>
internal sealed record FieldOperand(ImmutableArray<FieldName> Fields, TextSpan Span) : Operand(Span);

/// <summary>A pipeline in parentheses, or a function, perhaps with fields: <c>(query "up" | first).Labels</c>.</summary>
/// <param name="Inner">What has the fields: a <see cref="FunctionOperand"/> or a <see cref="ParenthesisOperand"/>.</param>
/// <param name="Fields">At least one.</param>
/// <param name="Span">Where it is, fields included.</param>
internal sealed record ChainOperand(Operand Inner, ImmutableArray<FieldName> Fields, TextSpan Span) : Operand(Span);

/// <summary>A pipeline in parentheses.</summary>
internal sealed record ParenthesisOperand(Pipeline Pipeline, TextSpan Span) : Operand(Span);

/// <summary>A field, without its dot.</summary>
internal sealed record FieldName(string Name, TextSpan Span);
