using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Json;

public class JsonPatchTests
{
    private const string Document = """
        kind: Deployment
        spec:
          replicas: 1
          template:
            containers:
            - name: a
            - name: b
        """;

    [Theory]
    [InlineData("{op: replace, path: /spec/replica, value: 3}", "patch.yaml(1,23): error MM3203: operation 1 (replace '/spec/replica'): '/spec' has no 'replica'; did you mean 'replicas'?")]
    [InlineData("{op: remove, path: /spec/templat/containers/0}", "patch.yaml(1,22): error MM3203: operation 1 (remove '/spec/templat/containers/0'): '/spec' has no 'templat'; did you mean 'template'?")]
    [InlineData("{op: remove, path: /spec/template/containers/2}", "patch.yaml(1,22): error MM3203: operation 1 (remove '/spec/template/containers/2'): '/spec/template/containers' is a list of 2 items, starting at index 0; index 2 does not exist")]
    [InlineData("{op: add, path: /spec/template/containers/x, value: 1}", "patch.yaml(1,19): error MM3203: operation 1 (add '/spec/template/containers/x'): '/spec/template/containers' is a list of 2 items; 'x' is not a valid index")]
    [InlineData("{op: remove, path: /spec/template/containers/-}", "patch.yaml(1,22): error MM3203: operation 1 (remove '/spec/template/containers/-'): '/spec/template/containers' is a list, and '-' refers to the end of it: only 'add' can use it")]
    [InlineData("{op: add, path: /kind/x, value: 1}", "patch.yaml(1,19): error MM3203: operation 1 (add '/kind/x'): '/kind' is a string and has no children")]
    [InlineData("{op: add, path: /sepc/x/y, value: 1}", "patch.yaml(1,19): error MM3203: operation 1 (add '/sepc/x/y'): the document has no 'sepc'; did you mean 'spec'?")]
    [InlineData("{op: move, from: /spec/x, path: /y}", "patch.yaml(1,20): error MM3203: operation 1 (move '/spec/x' to '/y'): '/spec' has no 'x'")]
    [InlineData("{op: remove, path: ''}", "patch.yaml(1,22): error MM3203: operation 1 (remove ''): the whole document cannot be removed")]
    [InlineData("{op: test, path: /spec/replicas, value: 2}", "patch.yaml(1,3): error MM3204: operation 1 (test '/spec/replicas'): the value is 1, not 2")]
    [InlineData("{op: test, path: /spec, value: {replicas: 2}}", "patch.yaml(1,3): error MM3204: operation 1 (test '/spec'): the value is a mapping, not {\"replicas\":2}")]
    public void A_failing_operation_names_itself_its_path_and_the_part_that_failed(string operation, string expected)
    {
        var result = Apply("- " + operation);

        Assert.Null(result.Value);
        Assert.Equal(expected, Assert.Single(result.Diagnostics).ToString().Split('\n')[0]);
    }

    [Theory]
    [InlineData("a: 1", "patch.yaml(1,1): error MM3202: a JSON Patch must be a list of operations, not a mapping")]
    [InlineData("- add", "patch.yaml(1,3): error MM3202: operation 1 must be a mapping with 'op' and 'path', not a string")]
    [InlineData("- {path: /a}", "patch.yaml(1,3): error MM3202: operation 1: 'op' is missing")]
    [InlineData("- {op: ad, path: /a}", "patch.yaml(1,8): error MM3202: operation 1: unknown op 'ad'; did you mean 'add'?")]
    [InlineData("- {op: merge, path: /a}", "patch.yaml(1,8): error MM3202: operation 1: unknown op 'merge'; use one of add, copy, move, remove, replace, test")]
    [InlineData("- {op: add, path: /a, valeu: 1}", "patch.yaml(1,3): error MM3202: operation 1 (add): 'value' is missing; is it 'valeu'?")]
    [InlineData("- {op: copy, path: /a}", "patch.yaml(1,3): error MM3202: operation 1 (copy): 'from' is missing")]
    [InlineData("- {op: add, path: 1, value: 1}", "patch.yaml(1,19): error MM3202: operation 1 (add): 'path' must be a JSON Pointer such as '/spec/replicas', not an integer")]
    [InlineData("- {op: remove, path: spec}", "patch.yaml(1,22): error MM3201: 'spec' is not a valid JSON Pointer; write it starting with '/', such as '/spec'")]
    [InlineData("- {op: remove, path: /a~b}", "patch.yaml(1,22): error MM3201: '~b' in the JSON Pointer '/a~b' is not a valid escape; write '~' as '~0' and '/' as '~1'")]
    [InlineData("- {op: move, from: /a, path: /a/b}", "patch.yaml(1,30): error MM3202: operation 1 (move) cannot move '/a' into itself, to '/a/b'")]
    public void A_malformed_operation_is_reported_at_its_place(string patch, string expected)
    {
        var read = JsonPatch.Read(Read("patch.yaml", patch));

        Assert.Null(read.Value);
        Assert.Equal(expected, Assert.Single(read.Diagnostics).ToString());
    }

    [Fact]
    public void Everything_malformed_is_reported_at_once()
    {
        var read = JsonPatch.Read(Read("patch.yaml", "- {op: add}\n- {op: ad, path: /}\n- {path: x}\n"));

        Assert.Equal(
            [
                "patch.yaml(1,3): error MM3202: operation 1 (add): 'path' is missing",
                "patch.yaml(1,3): error MM3202: operation 1 (add): 'value' is missing",
                "patch.yaml(2,8): error MM3202: operation 2: unknown op 'ad'; did you mean 'add'?",
                "patch.yaml(3,3): error MM3202: operation 3: 'op' is missing",
            ],
            read.Diagnostics.Select(diagnostic => diagnostic.ToString()));
    }

    [Fact]
    public void What_no_operation_touches_is_shared()
    {
        var document = (YamlMapping)Read("doc.yaml", Document);
        var patched = (YamlMapping)JsonPatch.Read(Read("patch.yaml", "[{op: add, path: /spec/paused, value: true}]")).Value!.Apply(document).Value!;

        Assert.Same(((YamlMapping)document["spec"]!)["template"], ((YamlMapping)patched["spec"]!)["template"]);
        Assert.Equal("patch.yaml(1,39)", ((YamlMapping)patched["spec"]!)["paused"]!.Location!.ToString());
    }

    [Fact]
    public void A_failing_operation_undoes_those_before_it() =>
        Assert.Null(Apply("- {op: remove, path: /kind}\n- {op: remove, path: /kind}\n").Value);

    [Fact]
    public void Copies_of_copies_stop_before_memory_does()
    {
        var patch = string.Concat(Enumerable.Repeat("- {op: copy, from: '', path: /spec/more}\n- {op: copy, from: /spec, path: /x}\n", 60));

        Assert.Equal("MM3205", Assert.Single(Apply(patch).Diagnostics).Code.Id);
    }

    [Fact]
    public void A_patch_is_written_as_it_was_read()
    {
        const string Patch = """[{"op":"add","path":"/a~1b/-","value":{"x":[]}},{"op":"move","from":"/a","path":"/b"},{"op":"remove","path":""}]""";

        Assert.Equal(Patch, JsonWriter.Write(JsonPatch.Read(JsonReader.Read(new SourceText("p.json", Patch)).Value!).Value!.ToNode()));
    }

    private static Result<YamlNode> Apply(string patch) =>
        JsonPatch.Read(Read("patch.yaml", patch)).Value!.Apply(Read("doc.yaml", Document));

    private static YamlNode Read(string path, string text)
    {
        var (documents, diagnostics) = YamlReader.Read(new SourceText(path, text));
        Assert.Empty(diagnostics);
        return Assert.Single(documents).Root;
    }
}
