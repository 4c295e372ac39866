using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Json;

/// <summary>The codes of diagnostics about JSON, JSON Pointer and JSON Patch.</summary>
internal static class JsonCodes
{
    /// <summary>A text that is not JSON.</summary>
    public static readonly DiagnosticCode Syntax = new("MM3101", "invalid JSON",
        "The text is not valid JSON (RFC 8259) at this place: no comments, no trailing commas, strings and keys in double quotes.");

    /// <summary>A text that is not a JSON Pointer.</summary>
    public static readonly DiagnosticCode PointerSyntax = new("MM3201", "invalid JSON Pointer",
        "A JSON Pointer (RFC 6901) is the path to a value, such as '/spec/containers/0', or empty for the whole document. In a name, '~' is written '~0' and '/' is written '~1'.");

    /// <summary>An unknown operation, or one without a required member.</summary>
    public static readonly DiagnosticCode PatchOperation = new("MM3202", "invalid JSON Patch",
        "A JSON Patch (RFC 6902) is a list of operations. Each has 'op' and 'path'; add, replace and test have 'value' too, move and copy have 'from'.");

    /// <summary>A path that does not exist in the patched document.</summary>
    public static readonly DiagnosticCode PatchPath = new("MM3203", "path of a JSON Patch does not exist",
        "The operation's path does not exist in the document. Nothing of the patch was applied.");

    /// <summary>A test operation that failed.</summary>
    public static readonly DiagnosticCode PatchTest = new("MM3204", "test of a JSON Patch failed",
        "A 'test' operation found a different value, so nothing of the patch was applied.");

    /// <summary>A patch that makes a document grow too large.</summary>
    public static readonly DiagnosticCode PatchSize = new("MM3205", "JSON Patch too large",
        "The patch has more operations, or produces a larger document, than any manifest needs; the limit protects against input made to exhaust memory.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Syntax, PointerSyntax, PatchOperation, PatchPath, PatchTest, PatchSize,
    ];
}
