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

    [Fact]
    public void The_values_of_the_configuration_are_the_variables()
    {
        Configure("milvus: [{release: a, namespace: b, version: 2.6.15}]");
        Put("t/mine.sbn", "{{ namespace }} {{ kubernetes.version }} {{ release.tag }} {{ milvus[0].fullname }} {{ instance == null }}");

        Assert.Equal(new CommandLineRun(0, $"monitoring 1.35 {PinnedRelease.Tag} a-milvus true", ""), Run("render", "t/mine.sbn"));
        Assert.Equal(new CommandLineRun(0, $"monitoring 1.35 {PinnedRelease.Tag} a-milvus false", ""), Run("render", "t/mine.sbn", "--instance", "a"));
    }

    [Theory]
    [InlineData("manifests/grafana-serviceAccount.yaml.sbn")]
    [InlineData("templates/manifests/grafana-serviceAccount.yaml.sbn")]
    public void A_shipped_template_is_rendered_by_its_path(string name)
    {
        Configure("");

        Assert.Contains("kind: ServiceAccount\n", Run("render", name).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_of_the_user_hides_the_shipped_one_also_in_another_folder()
    {
        Put("eu/manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}, namespace: mine}}\n");
        Put("eu/templates/manifests/grafana-serviceAccount.yaml.sbn", "{{ namespace }}: {{ include 'include/a.sbn' }}");
        Put("eu/templates/include/a.sbn", "piece");

        Assert.Equal(new CommandLineRun(0, "mine: piece", ""), Run("render", "manifests/grafana-serviceAccount.yaml.sbn", "--config", "eu/manifests.config.yaml"));
        Assert.Equal(new CommandLineRun(0, "mine: piece", ""), Run("render", "eu/templates/manifests/grafana-serviceAccount.yaml.sbn", "-c", "eu/manifests.config.yaml"));
    }

    [Theory]
    [InlineData("[{release: a, namespace: b}]", "", "name: \"a-milvus\"")]
    [InlineData("[{release: a, namespace: b}, {release: c, namespace: d}]", "c", "name: \"c-milvus\"")]
    [InlineData("[{release: a, namespace: b}, {release: a, namespace: d}]", "d/a", "namespace: \"d\"")]
    public void A_template_for_each_Milvus_is_rendered_for_one(string milvus, string instance, string expected)
    {
        Configure($"milvus: {milvus.Replace("}", ", version: 2.6.15}", StringComparison.Ordinal)}");

        Assert.Contains($"{expected}\n", Run(["render", "milvus/serviceMonitor.yaml.sbn", .. instance.Length == 0 ? Array.Empty<string>() : ["--instance", instance]]).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[]", "", "the configuration has no Milvus, for which the template could be rendered")]
    [InlineData("[{release: a, namespace: b}, {release: c, namespace: d}]", "", "the template is rendered once for each Milvus; name one with --instance: b/a, d/c")]
    [InlineData("[{release: a, namespace: b}, {release: c, namespace: d}]", "a/b", "the configuration has no Milvus 'a/b'; it has b/a, d/c")]
    [InlineData("[{release: a, namespace: b}, {release: a, namespace: d}]", "a", "several Milvus are named 'a'; use one of b/a, d/a")]
    public void A_template_for_each_Milvus_is_not_rendered_for_none_or_several(string milvus, string instance, string expected)
    {
        Configure($"milvus: {milvus.Replace("}", ", version: 2.6.15}", StringComparison.Ordinal)}");

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM9004: {expected}\n"),
            Run(["render", "milvus/serviceMonitor.yaml.sbn", .. instance.Length == 0 ? Array.Empty<string>() : ["--instance", instance]]));
    }

    [Fact]
    public void A_misspelt_template_is_corrected_and_an_error_of_the_configuration_is_reported()
    {
        Configure("");
        Assert.Equal(
            "manifests/grafana-servceAccount.yaml.sbn(1,1): error MM3015: 'manifests/grafana-servceAccount.yaml.sbn' does not exist; did you mean 'manifests/grafana-serviceAccount.yaml.sbn'?\n",
            Run("render", "manifests/grafana-servceAccount.yaml.sbn").Error);

        Configure("output: 5");
        Assert.StartsWith("manifests.config.yaml(3,9): error MM1002: ", Run("render", "manifests/grafana-serviceAccount.yaml.sbn").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_configuration_it_is_said_that_there_are_no_variables()
    {
        Put("a.sbn", "{{ namespace }}");

        Assert.Equal(
            new CommandLineRun(1, "", "a.sbn(1,4): error MM2010: unknown variable or function 'namespace'\n  there is no manifests.config.yaml here, so the template has no variables; use --config or --model\n\n"),
            Run("render", "a.sbn"));
    }

    [Theory]
    [InlineData("{{ .Values.a }}", "a.sbn(1,4): error MM2001: unexpected '.'; the variables of Scriban have no leading dot, unlike those of Helm's templates\n")]
    [InlineData("{{ include 'labels.sbn' }}", "a.sbn(1,4): error MM2018: template 'labels.sbn' not found; did you mean 'include/labels.sbn'?\n")]
    public void The_slips_of_those_who_know_Helm_are_explained(string text, string expected)
    {
        Configure("");
        Put("a.sbn", text);

        Assert.Equal(new CommandLineRun(1, "", expected), Run("render", "a.sbn"));
    }

    [Theory]
    [InlineData("--config", "b.yaml")]
    [InlineData("--instance", "a")]
    public void A_model_replaces_the_configuration(string option, string value)
    {
        Put("a.sbn", "a");
        Put("model.yaml", "a: b\n");

        var run = Run("render", "a.sbn", "--model", "model.yaml", option, value);

        Assert.Equal((2, "milvus-manifests: --model replaces the configuration; it is not allowed together with --config and --instance"), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    private void Configure(string rest) => Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\n{rest}\n");

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        File.WriteAllText(Path.Combine(folder, path), text);
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);
}
