namespace MilvusManifests.Text;

/// <summary>One kind of diagnostic: its number never changes and is never given to another.</summary>
/// <param name="Id">The code a user sees and searches for, <c>MM</c> and four digits. The first digit is the area: 1 configuration,
/// 2 templates, 3 YAML, JSON and JSON Patch, 4 schemas, objects and sets, 5 output and lock, 6 releases and comparison, 7 running servers, 8 upstream's own files, 9 command line.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Meaning">Why it is wrong, in a sentence or a few.</param>
/// <param name="Example">A message with this code.</param>
/// <param name="Mend">What to do, in a sentence or a few.</param>
/// <remarks><c>milvus-manifests help CODE</c>, docs/codes.md and reports show all of these.</remarks>
public sealed record DiagnosticCode(string Id, string Title, string Meaning, CodeExample Example, string Mend)
{
    /// <summary>The code, <c>MM1001</c>.</summary>
    public override string ToString() => Id;
}

/// <summary>An example of a diagnostic.</summary>
/// <param name="Message">The message, without a place.</param>
/// <param name="Input">The lines that it is about, as their author wrote them; null where none are.</param>
public sealed record CodeExample(string Message, string? Input = null);
