namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>render</c>, for those who write templates.</summary>
public sealed class RenderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_template_is_rendered_with_its_model_and_the_pieces_beside_it()
    {
        Put("t/a.yaml.sbn", "name: {{ name }}\n{{ include 'piece.sbn' }}");
        Put("t/piece.sbn", "ports: {{ ports | array.size }}");
        Put("model.yaml", "name: x\nports: [1, 2]\n");

        Assert.Equal(new CommandLineRun(0, "name: x\nports: 2", ""), Run("render", "t/a.yaml.sbn", "--model", "model.yaml"));
    }

    [Fact]
    public void Errors_of_the_template_go_to_the_error_stream()
    {
        Put("a.sbn", "a\n{{ nam }}");
        Put("model.json", "{\"name\": 1}");

        var run = Run("render", "a.sbn", "--model", "model.json");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("a.sbn(2,4): error MM2", run.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean 'name'?", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_is_not_a_mapping_and_a_missing_template_are_both_reported()
    {
        Put("model.yaml", "- 1\n");

        var run = Run("render", "a.sbn", "--model", "model.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("'a.sbn' does not exist\n", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("model.yaml(1,1): error MM9001: a model must be a mapping; its keys are the template's variables\n", run.Error, StringComparison.Ordinal);
    }

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        File.WriteAllText(Path.Combine(folder, path), text);
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);
}
