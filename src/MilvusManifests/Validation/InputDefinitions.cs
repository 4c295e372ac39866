using MilvusManifests.Catalogue;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Text;

namespace MilvusManifests.Validation;

/// <summary>The CustomResourceDefinitions among the files that are validated: their kinds are known to all of them, in any order.</summary>
internal static class InputDefinitions
{
    private const string Kind = "CustomResourceDefinition";

    /// <summary>The schemas that a text defines; null if it defines none, or none that can be used.</summary>
    public static Result<OwnSchemas> Find(SourceText text)
    {
        if (!text.Text.Contains(Kind, StringComparison.Ordinal))
        {
            return new(null, []);
        }

        // What cannot be read as an object is reported when the text is validated.
        var unread = new DiagnosticBag();
        var objects = KubectlReader.Read(text).Value.SelectMany(document => ObjectStream.ObjectsOf(document.Root, unread)).Where(SchemaImport.IsDefinition).ToArray();
        return objects.Length == 0 ? new(null, []) : OwnSchemas.Of(objects, text.Path);
    }
}
