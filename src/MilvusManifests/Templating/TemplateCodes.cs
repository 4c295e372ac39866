using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>The codes of diagnostics about templates.</summary>
internal static class TemplateCodes
{
    /// <summary>A template with a syntax error.</summary>
    public static readonly DiagnosticCode Syntax = new(
        "MM2001",
        "template cannot be parsed",
        "The code between '{{' and '}}' is not valid in the template language. A statement ends at the end of its line, at ';' or at '}}'; it can continue on the next line only after '|' or within brackets and braces.");

    /// <summary>A block without an end, or an end without a block.</summary>
    public static readonly DiagnosticCode Block = new(
        "MM2002",
        "block and 'end' do not match",
        "Every 'if', 'for', 'while', 'case', 'capture', 'with', 'func', 'do' and 'wrap' needs one 'end', and every 'end', 'else' and 'when' must belong to a block. The location is the start of the block.");

    /// <summary>A <c>{{</c>, string, comment or escape block is not closed.</summary>
    public static readonly DiagnosticCode Unclosed = new(
        "MM2003",
        "unclosed code, string or block",
        "A '{{', a quoted string or an escape block '{%{' is not closed before the end of the file. The location is its start.");

    /// <summary>A number or an escape in a string is malformed.</summary>
    public static readonly DiagnosticCode Literal = new(
        "MM2004",
        "malformed number or string",
        "Strings support the escapes \\\\ \\\" \\' \\0 \\b \\f \\n \\r \\t \\v \\uXXXX and \\xXX; use a backtick string for literal backslashes. A number must start with a digit.");

    /// <summary>A part of the language that is not supported.</summary>
    public static readonly DiagnosticCode Unsupported = new(
        "MM2005",
        "unsupported part of the template language",
        "Some parts of Scriban that manifests do not need are not supported, such as 'tablerow', 'wrap' and 'readonly'.");

    /// <summary>A template is nested too deeply.</summary>
    public static readonly DiagnosticCode TooDeep = new(
        "MM2006",
        "template nested too deeply",
        "The nesting of blocks, parentheses and operators is limited, so that no input can exhaust the stack.");

    /// <summary>A word of another language where a template word was meant.</summary>
    public static readonly DiagnosticCode ForeignWord = new(
        "MM2007",
        "keyword of another template language",
        "'elseif', 'elsif', 'unless', 'not', 'and', 'or' are not keywords in Scriban: write 'else if', 'if !', '!', '&&', '||'.");

    /// <summary>A template that is too large.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM2008",
        "template too large",
        "A template is limited to 4 Mi characters, and its code to 100,000 words, numbers and operators.");

    /// <summary>An unknown variable is read.</summary>
    public static readonly DiagnosticCode UnknownVariable = new(
        "MM2010",
        "unknown variable or function",
        "Templates are strict: a name must be a variable of the model, one that was assigned before, or a built-in. Where a name may be absent, write 'name ?? fallback' or 'name | object.default fallback'.");

    /// <summary>An unknown member of an object is read.</summary>
    public static readonly DiagnosticCode UnknownMember = new(
        "MM2011",
        "unknown member",
        "Templates are strict: a member must exist, though it may be null. Where it may be absent, write 'object.member ?? fallback' or 'object.member | object.default fallback'.");

    /// <summary>A member of null is read.</summary>
    public static readonly DiagnosticCode MemberOfNull = new(
        "MM2012",
        "member of null",
        "The value before the '.' is null and has no members. Write '?.' where it may be null.");

    /// <summary>An operator that does not support its operands.</summary>
    public static readonly DiagnosticCode InvalidOperation = new(
        "MM2013",
        "value not supported by an operator or statement",
        "The operator does not support these types, a divisor is zero, or a statement does not support this type of value.");

    /// <summary>A call with the wrong arguments.</summary>
    public static readonly DiagnosticCode InvalidCall = new(
        "MM2014",
        "wrong number or names of arguments",
        "The call's target is not a function, or the number or names of the arguments do not match its parameters.");

    /// <summary>A function was called with an unsupported value.</summary>
    public static readonly DiagnosticCode InvalidArgument = new(
        "MM2015",
        "invalid argument",
        "The message names the function and what it expects.");

    /// <summary>A built-in function that is not supported.</summary>
    public static readonly DiagnosticCode UnsupportedFunction = new(
        "MM2016",
        "function not supported",
        "Functions that evaluate text as code, or whose result differs between runs, are not supported.");

    /// <summary>A read-only value is assigned.</summary>
    public static readonly DiagnosticCode ReadOnlyValue = new(
        "MM2017",
        "model is read-only",
        "Values of the configuration and the catalogue are shared by all templates, so no template can change them. Assign to a variable with another name.");

    /// <summary>An included template cannot be found or parsed.</summary>
    public static readonly DiagnosticCode IncludeFailed = new(
        "MM2018",
        "included template not found",
        "No template has the name passed to 'include'. The name is the path below the templates folder, such as include/labels.sbn.");

    /// <summary>An included template has syntax errors, which are reported as well.</summary>
    public static readonly DiagnosticCode IncludeUnparsable = new(
        "MM2019",
        "included template cannot be parsed",
        "The included template has syntax errors, which are listed as well.");

    /// <summary>The render exceeded the limit of steps.</summary>
    public static readonly DiagnosticCode RenderStepLimit = new(
        "MM2020",
        "template exceeds the step limit",
        "Every iteration of a loop, and every item or text that a function creates, counts towards a limit.");

    /// <summary>The render exceeded the limit of output.</summary>
    public static readonly DiagnosticCode RenderOutputLimit = new(
        "MM2021",
        "template exceeds the output limit",
        "The length of the output, and of every text on the way there, is limited. Nothing is cut off: the render fails.");

    /// <summary>Functions and includes call each other too deeply.</summary>
    public static readonly DiagnosticCode RenderDepthLimit = new(
        "MM2023",
        "calls nested too deeply",
        "A function or template that calls itself, directly or through others, must terminate; the depth of calls is limited.");

    /// <summary>The render was cancelled.</summary>
    public static readonly DiagnosticCode RenderCancelled = new(
        "MM2024",
        "render cancelled",
        "The render was cancelled before it was done.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Syntax, Block, Unclosed, Literal, Unsupported, TooDeep, ForeignWord, TooLarge, UnknownVariable, UnknownMember, MemberOfNull,
        InvalidOperation, InvalidCall, InvalidArgument, UnsupportedFunction, ReadOnlyValue, IncludeFailed, IncludeUnparsable,
        RenderStepLimit, RenderOutputLimit, RenderDepthLimit, RenderCancelled,
    ];
}
