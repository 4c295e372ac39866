using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas.CustomResources;

/// <summary>Objects of a kind <c>E</c> that a CustomResourceDefinition defines.</summary>
internal static class CustomResource
{
    /// <summary>Validates an object.</summary>
    /// <param name="specSchema">The schema of the kind's spec, in YAML.</param>
    /// <param name="spec">The object's spec in flow style: it starts at line 4, column 7.</param>
    /// <returns>The diagnostics, one a line.</returns>
    public static string Validate(string specSchema, string spec) => ValidateObject(specSchema, $"apiVersion: e.io/v1\nkind: E\nmetadata: {{name: a}}\nspec: {spec}\n");

    /// <summary>Validates an object.</summary>
    /// <param name="specSchema">The schema of the kind's spec, in YAML.</param>
    /// <param name="text">The object.</param>
    public static string ValidateObject(string specSchema, string text) =>
        string.Join('\n', Check(specSchema, text).Diagnostics.Select(found => found.ToString()));

    /// <summary>Validates an object.</summary>
    /// <param name="specSchema">The schema of the kind's spec, in YAML.</param>
    /// <param name="text">The object.</param>
    public static ObjectValidation Check(string specSchema, string text)
    {
        var pack = SchemaImport.FromCustomResourceDefinitions([new SourceText("crd.yaml", Definition(specSchema))]).Value!;
        var kind = new KindSchema(pack, pack.FindKind(new("e.io/v1", "E"))!, "crd.yaml");
        return new ObjectValidator(new SchemaCatalogue("1.35").BuiltIn, ObjectRules.None).Validate((YamlMapping)YamlReader.ReadSingle(new SourceText("a", text)).Value!.Root, kind);
    }

    /// <summary>A CustomResourceDefinition of the kind.</summary>
    public static string Definition(string specSchema) =>
        """
        apiVersion: apiextensions.k8s.io/v1
        kind: CustomResourceDefinition
        metadata: {name: es.e.io}
        spec:
          group: e.io
          scope: Namespaced
          names: {kind: E, plural: es, singular: e, listKind: EList}
          versions:
          - name: v1
            served: true
            storage: true
            schema:
              openAPIV3Schema:
                type: object
                properties:
                  status: {type: object}
                  spec:

        """ + string.Join('\n', specSchema.Split('\n').Select(line => "            " + line));
}
