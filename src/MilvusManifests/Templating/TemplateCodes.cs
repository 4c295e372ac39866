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
        "The code between '{{' and '}}' is not valid in the template language. A statement ends at the end of its line, at ';' or at '}}'; it can continue "
        + "on the next line only after '|' or within brackets and braces.",
        new("expected ']', found '}}'", "a: {{ milvus[0 }}"),
        "Complete the code at the place that the message names. docs/templates.md describes the language.");

    /// <summary>A block without an end, or an end without a block.</summary>
    public static readonly DiagnosticCode Block = new(
        "MM2002",
        "block and 'end' do not match",
        "Every 'if', 'for', 'while', 'case', 'capture', 'with', 'func', 'do' and 'wrap' needs one 'end', and every 'end', 'else' and 'when' must belong to "
        + "a block.",
        new("this 'if' has no 'end'", "{{~ if config.components.grafana ~}}"),
        "Add the missing 'end', or remove what belongs to no block. The location is the start of the block.");

    /// <summary>A <c>{{</c>, string, comment or escape block is not closed.</summary>
    public static readonly DiagnosticCode Unclosed = new(
        "MM2003",
        "unclosed code, string or block",
        "A '{{', a quoted string or an escape block '{%{' is not closed before the end of the file.",
        new("the code that starts here is not closed; add '}}' at its end", "a: {{ namespace"),
        "Close it. The location is its start.");

    /// <summary>A number or an escape in a string is malformed.</summary>
    public static readonly DiagnosticCode Literal = new(
        "MM2004",
        "malformed number or string",
        "Strings support the escapes \\\\ \\\" \\' \\0 \\b \\f \\n \\r \\t \\v \\uXXXX and \\xXX. A number must start with a digit.",
        new("unknown escape '\\q'; write '\\\\' for a backslash, or a string in backticks", "a: {{ \"a\\qb\" }}"),
        "Use one of these escapes, or a string in backticks, which has none.");

    /// <summary>A part of the language that is not supported.</summary>
    public static readonly DiagnosticCode Unsupported = new(
        "MM2005",
        "unsupported part of the template language",
        "Some parts of Scriban that manifests do not need are not supported, such as 'tablerow', 'wrap' and 'readonly'.",
        new("'tablerow' is not supported", "{{ tablerow x in [1] }}{{ end }}"),
        "Write it with 'for', 'if' and functions. docs/templates.md lists what differs from Scriban.");

    /// <summary>A template is nested too deeply.</summary>
    public static readonly DiagnosticCode TooDeep = new(
        "MM2006",
        "template nested too deeply",
        "The nesting of blocks, parentheses and operators is limited, so that no input can exhaust the stack.",
        new("the template is nested too deeply"),
        "Move inner parts to variables, functions or included templates.");

    /// <summary>A word of another language where a template word was meant.</summary>
    public static readonly DiagnosticCode ForeignWord = new(
        "MM2007",
        "keyword of another template language",
        "'elseif', 'elsif', 'unless', 'not', 'and', 'or' are keywords of other template languages, not of Scriban.",
        new("'elsif' is not a keyword in Scriban; write 'else if'", "{{~ elsif true ~}}"),
        "Write 'else if', 'if !', '!', '&&', '||'.");

    /// <summary>A template that is too large.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM2008",
        "template too large",
        "A template is limited to 4 Mi characters, and its code to 100,000 words, numbers and operators.",
        new("the code of the template has more than 100000 words, numbers and operators"),
        "Split the template into several files, or move data into the model.");

    /// <summary>An unknown variable is read.</summary>
    public static readonly DiagnosticCode UnknownVariable = new(
        "MM2010",
        "unknown variable or function",
        "Templates are strict: a name must be a variable of the model, one that was assigned before, or a built-in.",
        new("unknown variable or function 'namspace'; did you mean 'namespace'?", "a: {{ namspace }}"),
        "Correct the name. Where it may be absent, write 'name ?? fallback' or 'name | object.default fallback'.");

    /// <summary>An unknown member of an object is read.</summary>
    public static readonly DiagnosticCode UnknownMember = new(
        "MM2011",
        "unknown member",
        "Templates are strict: a member must exist, though it may be null.",
        new("'string' has no member 'upper'", "a: {{ namespace | string.upper }}"),
        "Correct the name. Where the member may be absent, write 'object.member ?? fallback' or 'object.member | object.default fallback'.");

    /// <summary>A member of null is read.</summary>
    public static readonly DiagnosticCode MemberOfNull = new(
        "MM2012",
        "member of null",
        "The value before the '.' is null and has no members.",
        new("'instance' is null and has no member 'release'; write '?.release' where it may be null", "a: {{ instance.release }}"),
        "Write '?.' where the value may be null, or test it with 'if' before.");

    /// <summary>An operator that does not support its operands.</summary>
    public static readonly DiagnosticCode InvalidOperation = new(
        "MM2013",
        "value not supported by an operator or statement",
        "The operator does not support these types, a divisor is zero, or a statement does not support this type of value.",
        new("'for' expects an array, a range, an object or a string, found an integer", "{{~ for x in 5 ~}}"),
        "Convert the value, or use one of the types that the message names.");

    /// <summary>A call with the wrong arguments.</summary>
    public static readonly DiagnosticCode InvalidCall = new(
        "MM2014",
        "wrong number or names of arguments",
        "What is called is not a function, or the number or names of the arguments do not match its parameters.",
        new("'string.append' is missing the argument 'with'", "a: {{ namespace | string.append }}"),
        "Pass the arguments that the function has; docs/templates.md lists the functions.");

    /// <summary>A function was called with an unsupported value.</summary>
    public static readonly DiagnosticCode InvalidArgument = new(
        "MM2015",
        "invalid argument",
        "The function does not accept this value for the argument.",
        new("'array.join' expects an array, found an integer", "a: {{ array.join 5 \",\" }}"),
        "Pass what the message says that the function expects.");

    /// <summary>A built-in function that is not supported.</summary>
    public static readonly DiagnosticCode UnsupportedFunction = new(
        "MM2016",
        "function not supported",
        "Functions that evaluate text as code, or whose result differs between runs, are not supported.",
        new("the function 'date.now' is not supported: dates would make the output depend on when and where it is rendered", "a: {{ date.now }}"),
        "Leave it out, or put the value into the configuration.");

    /// <summary>A read-only value is assigned.</summary>
    public static readonly DiagnosticCode ReadOnlyValue = new(
        "MM2017",
        "model is read-only",
        "Values of the configuration and the catalogue are shared by all templates, so no template can change them.",
        new("'config.prometheus.replicas' cannot be assigned: the model is read-only", "{{~ config.prometheus.replicas = 5 ~}}"),
        "Assign to a variable with another name.");

    /// <summary>An included template cannot be found or parsed.</summary>
    public static readonly DiagnosticCode IncludeFailed = new(
        "MM2018",
        "included template not found",
        "No template has the name passed to 'include'. The name is the path below the templates folder, such as include/labels.sbn.",
        new("template 'include/lables.sbn' not found; did you mean 'include/labels.sbn'?", "{{ include \"include/lables.sbn\" release.prometheus ~}}"),
        "Correct the path, or add the template.");

    /// <summary>An included template has syntax errors, which are reported as well.</summary>
    public static readonly DiagnosticCode IncludeUnparsable = new(
        "MM2019",
        "included template cannot be parsed",
        "The included template has syntax errors, which are listed as well.",
        new("the template 'broken' cannot be parsed"),
        "Fix the errors of the included template.");

    /// <summary>The render exceeded the limit of steps.</summary>
    public static readonly DiagnosticCode RenderStepLimit = new(
        "MM2020",
        "template exceeds the step limit",
        "Every iteration of a loop, and every item or text that a function creates, counts towards a limit.",
        new("the template exceeds the limit of 2000000 steps", "{{~ while true ~}}"),
        "End the loop, or loop over fewer items.");

    /// <summary>The render exceeded the limit of output.</summary>
    public static readonly DiagnosticCode RenderOutputLimit = new(
        "MM2021",
        "template exceeds the output limit",
        "The length of the output, and of every text on the way there, is limited. Nothing is cut off: the render fails.",
        new("the output is longer than 8388608 characters"),
        "Write less, in several files if need be.");

    /// <summary>Functions and includes call each other too deeply.</summary>
    public static readonly DiagnosticCode RenderDepthLimit = new(
        "MM2023",
        "calls nested too deeply",
        "A function or template that calls itself, directly or through others, must terminate; the depth of calls is limited.",
        new("functions and includes are nested more than 100 calls deep", "{{~ func f; ret f + 1; end ~}}"),
        "End the recursion, or write a loop.");

    /// <summary>The render was cancelled.</summary>
    public static readonly DiagnosticCode RenderCancelled = new(
        "MM2024",
        "render cancelled",
        "The render was cancelled before it was done.",
        new("the render was cancelled"),
        "Run it again.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Syntax, Block, Unclosed, Literal, Unsupported, TooDeep, ForeignWord, TooLarge, UnknownVariable, UnknownMember, MemberOfNull,
        InvalidOperation, InvalidCall, InvalidArgument, UnsupportedFunction, ReadOnlyValue, IncludeFailed, IncludeUnparsable,
        RenderStepLimit, RenderOutputLimit, RenderDepthLimit, RenderCancelled,
    ];
}
