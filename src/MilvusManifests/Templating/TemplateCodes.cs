using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>The codes of diagnostics about templates.</summary>
internal static class TemplateCodes
{
    /// <summary>A template is not written as the language has it.</summary>
    public static readonly DiagnosticCode Syntax = new(
        "MM2001",
        "The template cannot be parsed",
        "The code between '{{' and '}}' is not written as the template language has it. A statement ends at the end of its line, at ';' or at '}}'; it may go on in the next line only after '|' or within brackets and braces.");

    /// <summary>A block has no end, or an end has no block.</summary>
    public static readonly DiagnosticCode Block = new(
        "MM2002",
        "A block and its 'end' do not match",
        "Every 'if', 'for', 'while', 'case', 'capture', 'with', 'func', 'do' and 'wrap' needs one 'end', and every 'end', 'else' and 'when' a block to belong to. The place is where the block begins.");

    /// <summary>A <c>{{</c>, string, comment or escape block is not closed.</summary>
    public static readonly DiagnosticCode Unclosed = new(
        "MM2003",
        "Something is opened in the template and never closed",
        "A '{{', a quoted string or an escape block '{%{' runs to the end of the file. The place is where it begins.");

    /// <summary>A number or an escape in a string is malformed.</summary>
    public static readonly DiagnosticCode Literal = new(
        "MM2004",
        "A number or a string in the template is malformed",
        "Strings know the escapes \\\\ \\\" \\' \\0 \\b \\f \\n \\r \\t \\v \\uXXXX and \\xXX; write a backtick string where backslashes are meant. A number begins with a digit.");

    /// <summary>A part of the language that this engine leaves out.</summary>
    public static readonly DiagnosticCode Unsupported = new(
        "MM2005",
        "The template uses a part of the language that is not supported",
        "What manifests have no use for is left out of the template language: 'tablerow', 'wrap' and 'readonly' among it.");

    /// <summary>A template is nested too deeply.</summary>
    public static readonly DiagnosticCode TooDeep = new(
        "MM2006",
        "The template is nested too deeply",
        "Blocks, parentheses and operators may only be nested to a limit, so that no input can exhaust the stack.");

    /// <summary>A word of another language where a template word was meant.</summary>
    public static readonly DiagnosticCode ForeignWord = new(
        "MM2007",
        "A word of another template language",
        "'elseif', 'elsif', 'unless', 'not', 'and', 'or' are not words of this language: write 'else if', 'if !', '!', '&&', '||'.");

    /// <summary>A template is longer than any that somebody wrote.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM2008",
        "The template is too large",
        "A template may have 4 Mi characters, and its code 100,000 words, numbers and operators.");

    /// <summary>A variable that does not exist is read.</summary>
    public static readonly DiagnosticCode UnknownVariable = new(
        "MM2010",
        "There is no such variable or function",
        "Templates are strict: a name must be a variable of the model, one that was assigned before, or a builtin. Where a name may be absent write 'name ?? otherwise' or 'name | object.default otherwise'.");

    /// <summary>A member that an object does not have is read.</summary>
    public static readonly DiagnosticCode UnknownMember = new(
        "MM2011",
        "The object has no such member",
        "Templates are strict: a member must exist, though it may be null. Where it may be absent write 'object.member ?? otherwise' or 'object.member | object.default otherwise'.");

    /// <summary>A member of null is read.</summary>
    public static readonly DiagnosticCode MemberOfNull = new(
        "MM2012",
        "A member of null is read or written",
        "What stands before the '.' is null and has no members. Write '?.' where it may be null.");

    /// <summary>An operator does not work on its operands.</summary>
    public static readonly DiagnosticCode InvalidOperation = new(
        "MM2013",
        "An operator or statement cannot work on this value",
        "The types of the operands do not go with the operator, a divisor is zero, or a statement was given a kind of value it cannot take.");

    /// <summary>A call does not fit what is called.</summary>
    public static readonly DiagnosticCode InvalidCall = new(
        "MM2014",
        "A call does not fit the function",
        "What is called is not a function, or the number or the names of the arguments are not those of its parameters.");

    /// <summary>A function was given a value it cannot take.</summary>
    public static readonly DiagnosticCode InvalidArgument = new(
        "MM2015",
        "A function cannot take this argument",
        "The message names the function and what it needs.");

    /// <summary>A builtin function that this engine leaves out.</summary>
    public static readonly DiagnosticCode UnsupportedFunction = new(
        "MM2016",
        "The function is not supported",
        "Functions that evaluate text as code, or whose result differs from one run to the next, are left out of the template language.");

    /// <summary>Something that must not change is assigned.</summary>
    public static readonly DiagnosticCode ReadOnlyValue = new(
        "MM2017",
        "The model cannot be changed by a template",
        "Values of the configuration and the catalogue are the same for all templates, so none may change them. Assign a variable of another name.");

    /// <summary>An included template cannot be found or parsed.</summary>
    public static readonly DiagnosticCode IncludeFailed = new(
        "MM2018",
        "A template cannot be included",
        "The name given to 'include' is that of no template: it is the path below the templates folder, such as include/labels.sbn.");

    /// <summary>An included template has syntax errors, which are reported as well.</summary>
    public static readonly DiagnosticCode IncludeUnparsable = new(
        "MM2019",
        "An included template cannot be parsed",
        "The template that 'include' names has errors of its own, which are listed with it.");

    /// <summary>The render did more work than it may.</summary>
    public static readonly DiagnosticCode RenderStepLimit = new(
        "MM2020",
        "The template does too much work",
        "Every iteration of a loop and every item or text a function makes is counted, and the count has a limit.");

    /// <summary>The render wrote more than it may.</summary>
    public static readonly DiagnosticCode RenderOutputLimit = new(
        "MM2021",
        "The template writes too much",
        "What a template writes, and every text it makes, may only be so long. Nothing is cut off: the render fails.");

    /// <summary>Functions and includes call each other too deeply.</summary>
    public static readonly DiagnosticCode RenderDepthLimit = new(
        "MM2023",
        "Functions or includes call each other too deeply",
        "A function or a template that calls itself, directly or through others, must come to an end; the depth of calls is limited.");

    /// <summary>The render was cancelled.</summary>
    public static readonly DiagnosticCode RenderCancelled = new(
        "MM2024",
        "The render was cancelled",
        "Somebody asked for the work to stop before it was done.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Syntax, Block, Unclosed, Literal, Unsupported, TooDeep, ForeignWord, TooLarge, UnknownVariable, UnknownMember, MemberOfNull,
        InvalidOperation, InvalidCall, InvalidArgument, UnsupportedFunction, ReadOnlyValue, IncludeFailed, IncludeUnparsable,
        RenderStepLimit, RenderOutputLimit, RenderDepthLimit, RenderCancelled,
    ];
}
