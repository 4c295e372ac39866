namespace MilvusManifests.Text;

/// <summary>One kind of diagnostic: its number never changes and is never given to another.</summary>
/// <param name="Id">The code a user sees and searches for, <c>MM</c> and four digits. The first digit is the area: 1 configuration,
/// 2 templates, 3 YAML, JSON and JSON Patch, 4 schemas, objects and sets, 5 output and lock, 6 releases and comparison, 8 upstream's own files, 9 command line.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="Explanation">Why it is wrong and what to do, in a sentence or a few: what <c>milvus-manifests help CODE</c> prints.</param>
public sealed record DiagnosticCode(string Id, string Title, string Explanation)
{
    /// <summary>The code, <c>MM1001</c>.</summary>
    public override string ToString() => Id;
}
