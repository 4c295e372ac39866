using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Validation;

/// <summary>The CustomResourceDefinitions among the files that are validated: their kinds are known to all of them, in any order.</summary>
internal static class InputDefinitions
{
    private const string Kind = "CustomResourceDefinition";

    /// <summary>Whether a text may define any, without parsing it.</summary>
    public static bool MayBeIn(SourceText text) => text.Text.Contains(Kind, StringComparison.Ordinal);

    /// <summary>Whether documents contain nothing else, so that they can be validated without knowing what other files define.</summary>
    public static bool AreAll(ImmutableArray<YamlDocument> documents) =>
        !documents.IsDefaultOrEmpty && documents.All(document => document.Root is YamlMapping root && SchemaImport.IsDefinition(root));

    /// <summary>The schemas that a text defines; null if it defines none, or none that can be used.</summary>
    /// <param name="text">The text.</param>
    /// <param name="documents">Its documents.</param>
    public static Result<OwnSchemas> Find(SourceText text, ImmutableArray<YamlDocument> documents)
    {
        // What cannot be read as an object is reported when the text is validated.
        var unread = new DiagnosticBag();
        var objects = documents.SelectMany(document => ObjectStream.ObjectsOf(document.Root, unread)).Where(SchemaImport.IsDefinition).ToArray();
        return objects.Length == 0 ? new(null, []) : OwnSchemas.Of(objects, text.Path);
    }
}
