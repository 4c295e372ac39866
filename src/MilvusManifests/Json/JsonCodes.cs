using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Json;

/// <summary>The codes of diagnostics about JSON, JSON Pointer and JSON Patch.</summary>
internal static class JsonCodes
{
    /// <summary>A text that is not JSON.</summary>
    public static readonly DiagnosticCode Syntax = new(
        "MM3101",
        "invalid JSON",
        "The text is not valid JSON (RFC 8259) at this place: no comments, no trailing commas, strings and keys in double quotes.",
        new("trailing comma before ']'", "[1, 2, ]"),
        "Correct the text, or name the file .yaml if it is YAML.");

    /// <summary>A text that is not a JSON Pointer.</summary>
    public static readonly DiagnosticCode PointerSyntax = new(
        "MM3201",
        "invalid JSON Pointer",
        "A JSON Pointer (RFC 6901) is the path to a value, such as '/spec/containers/0', or empty for the whole document. In a name, '~' is written '~0' "
        + "and '/' is written '~1'.",
        new("'spec' is not a valid JSON Pointer; write it starting with '/', such as '/spec'", "[{\"op\": \"remove\", \"path\": \"spec\"}]"),
        "Start the path, and each step in it, with '/'.");

    /// <summary>An unknown operation, or one without a required member.</summary>
    public static readonly DiagnosticCode PatchOperation = new(
        "MM3202",
        "invalid JSON Patch",
        "A JSON Patch (RFC 6902) is a list of operations. Each has 'op' and 'path'; add, replace and test have 'value' too, move and copy have 'from'.",
        new("operation 1 (add): 'value' is missing", "[{\"op\": \"add\", \"path\": \"/spec/paused\"}]"),
        "Write the operation with the keys that it has.");

    /// <summary>A path that does not exist in the patched document.</summary>
    public static readonly DiagnosticCode PatchPath = new(
        "MM3203",
        "path of a JSON Patch does not exist",
        "The operation's path does not exist in the document. Nothing of the patch was applied.",
        new("operation 1 (remove ''): the whole document cannot be removed", "- {op: remove, path: \"\"}"),
        "Correct the path. 'add' creates the last step of a path only; what is above it must exist.");

    /// <summary>A test operation that failed.</summary>
    public static readonly DiagnosticCode PatchTest = new(
        "MM3204",
        "test of a JSON Patch failed",
        "A 'test' operation found a different value, so nothing of the patch was applied.",
        new("operation 1 (test '/spec/replicas'): the value is 2, not 5", "- {op: test, path: /spec/replicas, value: 5}"),
        "Look at what changed in the object, then correct the value or the patch.");

    /// <summary>A patch that makes a document grow too large.</summary>
    public static readonly DiagnosticCode PatchSize = new(
        "MM3205",
        "JSON Patch too large",
        "The patch has more operations, or produces a larger document, than any manifest needs; the limit protects against input made to exhaust memory.",
        new("the JSON Patch has 10001 operations; the limit is 10000"),
        "Replace the whole value in one operation, or write a template.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Syntax, PointerSyntax, PatchOperation, PatchPath, PatchTest, PatchSize,
    ];
}
