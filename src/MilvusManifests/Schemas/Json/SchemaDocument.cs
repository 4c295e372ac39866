using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>A schema document that was added to a set, and what has come of it so far.</summary>
/// <param name="address">The address that it was added under.</param>
/// <param name="place">The document.</param>
/// <param name="text">The document as the library is to see it.</param>
internal sealed class SchemaDocument(string address, SchemaPlace place, YamlNode text)
{
    /// <summary>The address that it was added under.</summary>
    public string Address => address;

    /// <summary>The document.</summary>
    public SchemaPlace Place => place;

    /// <summary>The document as the library is to see it.</summary>
    public YamlNode Text => text;

    /// <summary>Whether something was found that keeps it from being used.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Whether its references were followed and the library was given it.</summary>
    public bool IsChecked { get; set; }

    /// <summary>What was found by that.</summary>
    public ImmutableArray<Diagnostic> Found { get; set; } = [];

    /// <summary>The documents that it refers to.</summary>
    public HashSet<SchemaDocument> Uses { get; } = [];

    /// <summary>How many schemas apply to one value within each other, at most.</summary>
    public int Chain { get; set; }

    /// <summary>What the library made of it; null for one that is broken.</summary>
    public global::Json.Schema.JsonSchema? Built { get; set; }
}
