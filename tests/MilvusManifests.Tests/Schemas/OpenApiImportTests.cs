using MilvusManifests.Catalogue;
using MilvusManifests.Schemas.Importing;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

public class OpenApiImportTests
{
    private const string Version3 = """
        {"openapi": "3.0.0",
         "components": {"schemas": {
          "io.k8s.api.example.v1.Bed": {"description": "Prose.", "type": "object", "required": ["spec", "kind"],
           "x-kubernetes-group-version-kind": [{"group": "example", "version": "v1", "kind": "Bed"}],
           "properties": {
            "kind": {"type": "string", "default": ""},
            "spec": {"allOf": [{"$ref": "#/components/schemas/io.k8s.api.example.v1.BedSpec"}], "default": {}, "description": "Prose."}}},
          "io.k8s.api.example.v1.BedSpec": {"type": "object", "x-kubernetes-unions": [],
           "properties": {
            "port": {"$ref": "#/components/schemas/io.k8s.apimachinery.pkg.util.intstr.IntOrString"},
            "protocol": {"type": "string", "default": "TCP"},
            "raw": {"type": "object"},
            "size": {"$ref": "#/components/schemas/io.k8s.apimachinery.pkg.api.resource.Quantity"},
            "plants": {"type": "array", "items": {"type": "string"}, "x-kubernetes-list-type": "set",
             "x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge"}}},
          "io.k8s.api.example.v1.Unused": {"type": "object"},
          "io.k8s.apimachinery.pkg.api.resource.Quantity": {"oneOf": [{"type": "string"}, {"type": "number"}]},
          "io.k8s.apimachinery.pkg.util.intstr.IntOrString": {"format": "int-or-string", "oneOf": [{"type": "integer"}, {"type": "string"}]}}},
         "paths": {
          "/apis/example/v1/beds": {"get": {"x-kubernetes-group-version-kind": {"group": "example", "version": "v1", "kind": "Bed"}}},
          "/apis/example/v1/namespaces/{namespace}/beds": {"post": {"x-kubernetes-group-version-kind": {"group": "example", "version": "v1", "kind": "Bed"}}},
          "/apis/example/v1/namespaces/{namespace}/beds/{name}": {"get": {"x-kubernetes-group-version-kind": {"group": "example", "version": "v1", "kind": "Bed"}}}}}
        """;

    private const string Packed = """
        milvus-manifests schema pack 1
        kind example/v1 Bed #example.v1.Bed beds namespaced
        def example.v1.Bed object
          kind! string
          spec! #example.v1.BedSpec
        def example.v1.BedSpec object
          plants [] list-type=set patch-merge-key=name patch-strategy=merge string
          port #intstr.IntOrString
          protocol string default=TCP
          raw object preserve-unknown-fields
          size #resource.Quantity
        def intstr.IntOrString integer|string int-or-string
        def resource.Quantity any format=quantity

        """;

    [Fact]
    public void Kinds_are_packed_with_the_definitions_they_need_and_the_resource_that_serves_them()
    {
        var pack = SchemaImport.FromOpenApi([new SourceText("v1.json", Version3)], ClosedFields.None);

        Assert.Empty(pack.Diagnostics);
        Assert.Equal(Packed, pack.Value!.ToText());
        Assert.Equal(Packed, SchemaPack.Read(new SourceText("v1.pack", Packed)).Value!.ToText());
    }

    [Fact]
    public void Version_2_yields_the_same_pack()
    {
        var text = Version3
            .Replace("\"openapi\": \"3.0.0\"", "\"swagger\": \"2.0\"", StringComparison.Ordinal)
            .Replace("\"components\": {\"schemas\": {", "\"definitions\": {", StringComparison.Ordinal)
            .Replace("{\"type\": \"integer\"}, {\"type\": \"string\"}]}}},", "{\"type\": \"integer\"}, {\"type\": \"string\"}]}},", StringComparison.Ordinal)
            .Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal);

        var pack = SchemaImport.FromOpenApi([new SourceText("swagger.json", text)], ClosedFields.None);

        Assert.Empty(pack.Diagnostics);
        Assert.Equal(Packed, pack.Value!.ToText());
    }

    [Fact]
    public void A_reference_to_nothing_is_an_error()
    {
        var pack = SchemaImport.FromOpenApi([new SourceText("v1.json", Version3.Replace("Quantity\": {\"oneOf", "Quantitty\": {\"oneOf", StringComparison.Ordinal))], ClosedFields.None);

        Assert.Null(pack.Value);
        Assert.Equal("error MM4607: the definition 'resource.Quantity' is missing; did you mean 'resource.Quantitty'?", pack.Diagnostics.Single().ToString());
    }

    [Fact]
    public void A_pack_that_differs_from_another_is_whole_again_with_it()
    {
        var whole = SchemaPack.Open(new SourceText("1.pack", Packed));
        var changed = SchemaPack.Open(new SourceText("2.pack", Packed
            .Replace("  raw object preserve-unknown-fields\n", "", StringComparison.Ordinal)
            .Replace("kind example/v1 Bed", "kind example/v2 Bed", StringComparison.Ordinal)));

        var text = changed.ToText(whole, "1.pack");

        Assert.Equal("""
            milvus-manifests schema pack 1
            base 1.pack
            without example/v1 Bed
            kind example/v2 Bed #example.v1.Bed beds namespaced
            def example.v1.BedSpec object
              plants [] list-type=set patch-merge-key=name patch-strategy=merge string
              port #intstr.IntOrString
              protocol string default=TCP
              size #resource.Quantity

            """, text);
        var opened = SchemaPack.Open(new SourceText("2.pack", text), name => name == "1.pack" ? whole : throw new InvalidOperationException(name));
        Assert.Equal(["example/v2"], opened.Kinds.Select(kind => kind.Name.ApiVersion));
        Assert.Null(opened.Find(new("example/v1", "Bed")));
        var spec = opened.Resolve(opened.Resolve(opened.Find(new("example/v2", "Bed"))!).Property("spec")!);
        Assert.Null(spec.Property("raw"));
        Assert.Equal("quantity", opened.Resolve(spec.Property("size")!)[SchemaKeyword.Format] is YamlScalar format ? format.Value : null);
    }

    [Fact]
    public void The_built_in_packs_are_what_the_importer_makes_of_the_published_documents()
    {
        Needs.Shared("upstream/kubernetes-openapi");
        var folder = Path.Combine(Repository.Root, "src/MilvusManifests/Catalogue/kubernetes");
        var basePack = Import("1.35");
        Assert.Equal(File.ReadAllText(Path.Combine(folder, "1.35.pack")), basePack.ToText());
        foreach (var version in (string[])["1.31", "1.32", "1.33", "1.34", "1.36"])
        {
            Assert.Equal(File.ReadAllText(Path.Combine(folder, version + ".pack")), Import(version).ToText(basePack, "1.35.pack"));
        }
    }

    [Fact]
    public void The_packs_of_other_projects_are_what_the_importer_makes_of_their_definitions()
    {
        Needs.Shared("upstream/crds");
        foreach (var (pack, folders) in new Dictionary<string, string[]>
        {
            ["argo-cd-v3.5.1"] = ["argo-cd/v3.5.1"],
            ["flux-v2.9"] = ["flux-helm-controller", "flux-kustomize-controller", "flux-notification-controller", "flux-source-controller"],
            ["gateway-api-v1.6.1"] = ["gateway-api-standard/v1.6.1"],
            ["milvus-operator-v1.3.8"] = ["milvus-operator/v1.3.8"],
        })
        {
            var files = folders.SelectMany(folder => Files(Path.Combine(Repository.Shared, "upstream/crds", folder)));
            var text = SchemaImport.FromCustomResourceDefinitions([.. files, .. Written(pack)]).Value!.ToText();
            Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, $"src/MilvusManifests/Catalogue/crds/{pack}.pack")), text);
        }
    }

    // The definitions that are not among the published files of these releases are written from their fields.
    private static IEnumerable<SourceText> Written(string pack)
    {
        var folder = Path.Combine(Repository.Root, "src/MilvusManifests/Catalogue/crds", pack[..pack.LastIndexOf("-v", StringComparison.Ordinal)]);
        return Directory.Exists(folder) ? Files(folder) : [];
    }

    private static SchemaPack Import(string version)
    {
        var pack = SchemaImport.FromOpenApi(Files(Path.Combine(Repository.Shared, "upstream/kubernetes-openapi", version)), KubernetesClosedFields.All);
        Assert.Empty(pack.Diagnostics);
        return pack.Value!;
    }

    private static IEnumerable<SourceText> Files(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        where Path.GetExtension(path) is ".json" or ".yaml"
        select new SourceText(path, File.ReadAllText(path));
}
