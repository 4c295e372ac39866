using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Json;

/// <summary>The codes of diagnostics about JSON, JSON Pointer and JSON Patch.</summary>
internal static class JsonCodes
{
    /// <summary>A text that is not JSON.</summary>
    public static readonly DiagnosticCode Syntax = new("MM3101", "invalid JSON",
        "The text does not follow RFC 8259 at this place: no comments, no commas at the end, text and keys in double quotes.");

    /// <summary>A text that is no JSON Pointer.</summary>
    public static readonly DiagnosticCode PointerSyntax = new("MM3201", "invalid JSON Pointer",
        "A JSON Pointer (RFC 6901) is empty for the whole document, or names the way to a value: '/spec/containers/0'. In a name '~' is written '~0' and '/' is written '~1'.");

    /// <summary>An operation that RFC 6902 does not know, or that lacks a member.</summary>
    public static readonly DiagnosticCode PatchOperation = new("MM3202", "invalid JSON Patch",
        "A JSON Patch (RFC 6902) is a list of operations. Each has 'op' and 'path'; add, replace and test have 'value' too, move and copy have 'from'.");

    /// <summary>A path that leads nowhere in the document that is patched.</summary>
    public static readonly DiagnosticCode PatchPath = new("MM3203", "path of a JSON Patch does not exist",
        "The operation names a value that the document does not have. Nothing of the patch was applied.");

    /// <summary>A test operation that found something else.</summary>
    public static readonly DiagnosticCode PatchTest = new("MM3204", "test of a JSON Patch failed",
        "A 'test' operation found another value than the one it asks for, so nothing of the patch was applied.");

    /// <summary>A patch that makes a document grow beyond measure.</summary>
    public static readonly DiagnosticCode PatchSize = new("MM3205", "JSON Patch grows beyond measure",
        "The patch has more operations, or makes a larger document, than any manifest needs; the limit protects against input made to exhaust memory.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Syntax, PointerSyntax, PatchOperation, PatchPath, PatchTest, PatchSize,
    ];
}
