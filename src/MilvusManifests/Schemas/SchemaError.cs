using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>Something that does not fit its schema, and what it takes to weigh it against the errors of another alternative.</summary>
/// <param name="Diagnostic">What is told.</param>
/// <param name="Depth">How deep in the document the value is that the schema does not take: the depth of its <see cref="InstancePath"/>.</param>
internal sealed record SchemaError(Diagnostic Diagnostic, int Depth)
{
    /// <summary>The kind of error.</summary>
    public DiagnosticCode Code => Diagnostic.Code;

    /// <summary>What would fit, in words, where alternatives can be told in one list: types, values, names of fields.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>What messages call the value, where alternatives may have to be told in one list.</summary>
    public string? Subject { get; init; }

    /// <summary>The value, for the same purpose.</summary>
    public YamlNode? Node { get; init; }
}
