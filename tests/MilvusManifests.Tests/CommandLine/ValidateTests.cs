using System.Text.Json;

namespace MilvusManifests.Tests.CommandLine;

/// <summary><c>validate</c>, on anybody's YAML.</summary>
public sealed class ValidateTests : IDisposable
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - name: a\n    image: b\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_document_of_every_file_is_checked_and_reported_in_order()
    {
        Put("k8s/b.yaml", "---\n" + Pod + "    imag: x\n---\n" + Pod + "---\n# nothing\n");
        Put("k8s/a.yml", "{apiVersion: v1, kind: PodList, items: [{apiVersion: v1, kind: Pod, metadata: {name: A}, spec: {containers: [{name: a, image: b}]}}]}");
        Put("k8s/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yml]\n");
        Put("k8s/README.md", "{{");

        var run = Run("validate", "k8s", "--kubernetes", "1.35");

        Assert.Equal(new CommandLineRun(
            1,
            "3 objects in 2 files for Kubernetes 1.35: 2 errors\n  skipped: 1 kustomization\n",
            "k8s/a.yml(1,86): error MM4020: Pod metadata.name: 'A' is not a valid DNS subdomain; use a\n"
            + "k8s/b.yaml(9,5): error MM4003: Pod spec.containers[0]: unknown field 'imag'; did you mean 'image'?\n"), run);
    }

    [Fact]
    public void What_is_valid_exits_with_nothing_on_the_error_stream()
    {
        Put("a.yaml", Pod);

        Assert.Equal(new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.36: valid\n", ""), Run("validate", "a.yaml"));
    }

    [Fact]
    public void What_only_a_program_reads_is_not_validated_and_named()
    {
        Put("policy.yaml", "apiVersion: audit.k8s.io/v1\nkind: Policy\nrules: [{level: Metadata}]\n---\n" + Pod + "---\napiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n");

        Assert.Equal(
            new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.36: valid\n  skipped kinds: 1 audit.k8s.io/v1 Policy, 1 kubelet.config.k8s.io/v1beta1 KubeletConfiguration\n", ""),
            Run("validate", "policy.yaml"));
    }

    [Fact]
    public void A_kind_of_the_users_own_definition_is_known_and_others_can_be_skipped()
    {
        Put("crd.yaml", Gardens.Definition("{type: object, properties: {beds: {type: integer}}}"));
        Put("a.yaml", "apiVersion: example.org/v1\nkind: Garden\nmetadata: {name: a}\nspec: {beds: many}\n");

        Assert.Equal("a.yaml(2,7): error MM4023: unknown kind example.org/v1 Garden: neither Kubernetes 1.36 nor any schema defines it\n", Run("validate", "a.yaml").Error);
        Assert.Equal("a.yaml(4,14): error MM4001: Garden spec.beds: expected an integer, found a string\n", Run("validate", "a.yaml", "--schema", "crd.yaml").Error);
        Assert.Equal(0, Run("validate", "a.yaml", "--ignore-unknown").ExitCode);
    }

    [Fact]
    public void A_rule_that_cannot_be_evaluated_is_counted_and_named_on_request()
    {
        Put("crd.yaml", Gardens.Definition("""{type: object, properties: {beds: {type: string}}, x-kubernetes-validations: [{rule: "image(self.beds).tag() == 'a'"}]}"""));
        Put("a.yaml", "apiVersion: example.org/v1\nkind: Garden\nmetadata: {name: a}\nspec: {beds: many}\n");

        var run = Run("validate", "a.yaml", "--schema", "crd.yaml", "--verbose");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("1 validation rule (x-kubernetes-validations)", run.Output, StringComparison.Ordinal);
        Assert.Contains("skipped    rule of spec, which cannot be evaluated: the function 'image'; image(self.beds).tag() == 'a'\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("# only a comment\n", 0)]
    [InlineData("just text\n", 1)]
    [InlineData("a: [", 1)]
    [InlineData("kind: Pod\n", 1)]
    [InlineData("apiVersion: 1\nkind: [a]\n", 1)]
    public void Any_text_is_survived(string text, int exitCode)
    {
        Put("a.yaml", text);

        var run = Run("validate", "a.yaml");

        Assert.Equal(exitCode, run.ExitCode);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_bytes_depth_and_absence_are_survived()
    {
        File.WriteAllBytes(Path.Combine(folder, "binary.yaml"), [0, 1, 2, 0xFF, 0xFE, 0x80]);
        Put("deep.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: " + new string('[', 5000));

        var run = Run("validate", "binary.yaml", "deep.yaml", "absent.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["absent.yaml", "binary.yaml", "deep.yaml"], run.Error.Split('\n').Where(line => line.Contains(": error ", StringComparison.Ordinal)).Select(line => line[..line.IndexOfAny(['(', ':'])]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Json_names_every_diagnostic_and_the_rules_that_were_not_evaluated()
    {
        Put("crd.yaml", """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata: {name: cups.example.com}
            spec:
              group: example.com
              names: {kind: Cup, listKind: CupList, plural: cups, singular: cup}
              scope: Namespaced
              versions:
                - name: v1
                  served: true
                  storage: true
                  schema:
                    openAPIV3Schema:
                      type: object
                      properties:
                        spec:
                          type: object
                          properties: {size: {type: string}}
                          x-kubernetes-validations: [{rule: "image(self.size).tag() == '1'"}]
            """);
        Put("a.yaml", "apiVersion: example.com/v1\nkind: Cup\nmetadata: {name: a}\nspek: {}\nspec: {size: 1Gi}\n");

        using var report = JsonDocument.Parse(Run("validate", "a.yaml", "--schema", "crd.yaml", "--format", "json").Output);

        Assert.False(report.RootElement.GetProperty("succeeded").GetBoolean());
        Assert.Equal(1, report.RootElement.GetProperty("objects").GetInt32());
        Assert.Equal("MM4003", report.RootElement.GetProperty("diagnostics")[0].GetProperty("code").GetString());
        var rule = Assert.Single(report.RootElement.GetProperty("notChecked").GetProperty("rules").EnumerateArray());
        Assert.Equal("image(self.size).tag() == '1'", rule.GetString());
    }

    [Fact]
    public void A_file_counts_once_however_often_it_is_named_and_a_folder_without_any_is_said()
    {
        Put("k8s/a.yaml", Pod);
        Put("none/readme.md", "");
        Directory.CreateSymbolicLink(Path.Combine(folder, "k8s", "again"), Path.Combine(folder, "k8s"));

        Assert.Equal(new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.36: valid\n", ""), Run("validate", "k8s", "k8s/a.yaml", "./k8s/a.yaml"));
        Assert.Equal(
            new CommandLineRun(0, "0 objects in 0 files for Kubernetes 1.36: valid, 1 warning\n", "none(1,1): warning MM9002: the folder 'none' contains no *.yaml, *.yml or *.json file\n"),
            Run("validate", "none"));
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: ClusterIp, ports: [{port: 80}]}\n", "a.yaml(4,14): error MM4004: Service spec.type must be ")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n  - {name: a, image: b, imagePullPolicy: Alway}\n", "did you mean 'Always'?")]
    [InlineData("apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  restartPolicy: never\n  containers: [{name: a, image: b}]\n", "did you mean 'Never'?")]
    public void A_field_that_is_closed_in_the_server_s_code_alone_is_closed_here(string text, string message)
    {
        Put("a.yaml", text);

        var run = Run("validate", "a.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_in_a_folder_is_skipped()
    {
        Needs.Unix();
        Put("k8s/a.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder, "k8s", "pipe.yaml")]))
        {
            made.WaitForExit();
            Assert.Equal(0, made.ExitCode);
        }

        Assert.Equal(new CommandLineRun(0, "1 object in 1 file for Kubernetes 1.36: valid\n", ""), Run("validate", "k8s"));
    }

    [Fact]
    public void A_version_that_is_not_known_is_wrong_usage() => Assert.Equal(2, Run("validate", ".", "--kubernetes", "1.20").ExitCode);

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
