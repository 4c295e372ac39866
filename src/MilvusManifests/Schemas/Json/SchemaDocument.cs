using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>A schema document that was added to a set, and its state.</summary>
/// <param name="address">The address that it was added under.</param>
/// <param name="place">The document.</param>
/// <param name="text">The document as passed to the library.</param>
internal sealed class SchemaDocument(string address, SchemaPlace place, YamlNode text)
{
    /// <summary>The address that it was added under.</summary>
    public string Address => address;

    /// <summary>The document.</summary>
    public SchemaPlace Place => place;

    /// <summary>The document as passed to the library.</summary>
    public YamlNode Text => text;

    /// <summary>Whether it has errors that prevent its use.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Whether its references were resolved and it was passed to the library.</summary>
    public bool IsChecked { get; set; }

    /// <summary>The diagnostics of that.</summary>
    public ImmutableArray<Diagnostic> Found { get; set; } = [];

    /// <summary>The documents that it refers to.</summary>
    public HashSet<SchemaDocument> Uses { get; } = [];

    /// <summary>The maximum nesting of schemas that apply to one value.</summary>
    public int Chain { get; set; }

    /// <summary>The library's compiled schema; null for a broken one.</summary>
    public global::Json.Schema.JsonSchema? Built { get; set; }
}
