using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas;

/// <summary>A violation of a schema, and what is needed to compare it with the errors of other alternatives.</summary>
/// <param name="Diagnostic">The error.</param>
/// <param name="Depth">How deep in the document the invalid value is: the depth of its <see cref="InstancePath"/>.</param>
internal sealed record SchemaError(Diagnostic Diagnostic, int Depth)
{
    /// <summary>The kind of error.</summary>
    public DiagnosticCode Code => Diagnostic.Code;

    /// <summary>What is expected, in words, if alternatives can be merged into one list: types, values, names of fields.</summary>
    public IReadOnlyList<string> Expected { get; init; } = [];

    /// <summary>The field that an unknown one was likely meant to be.</summary>
    public string? Meant { get; init; }

    /// <summary>The name of the value in messages, for merging alternatives.</summary>
    public string? Subject { get; init; }

    /// <summary>The value, for merging alternatives.</summary>
    public YamlNode? Node { get; init; }
}
