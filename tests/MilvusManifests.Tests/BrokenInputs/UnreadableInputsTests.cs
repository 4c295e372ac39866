using MilvusManifests.Text;

namespace MilvusManifests.Tests.BrokenInputs;

/// <summary>Inputs and outputs that are no text, or not where they should be: each a diagnostic, and nothing is touched.</summary>
public sealed class UnreadableInputsTests : IDisposable
{
    private readonly GeneratedFolder folder = new();

    public UnreadableInputsTests()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base);
        Assert.Equal([], folder.Generate().Diagnostics);
    }

    [Fact]
    public void A_configuration_that_does_not_exist()
    {
        File.Delete(Path.Combine(folder.Root, "manifests.config.yaml"));
        Refused(
            "manifests.config.yaml(1,1): error MM3015: 'manifests.config.yaml' does not exist\n"
            + "  'kubernetes', 'kubePrometheus.version' and an entry of 'milvus' are all that a configuration needs");
    }

    [Fact]
    public void A_configuration_that_is_a_folder()
    {
        File.Delete(Path.Combine(folder.Root, "manifests.config.yaml"));
        Directory.CreateDirectory(Path.Combine(folder.Root, "manifests.config.yaml"));
        Refused("manifests.config.yaml(1,1): error MM3015: 'manifests.config.yaml' is a folder; a file is expected");
    }

    [Fact]
    public void A_configuration_in_another_encoding()
    {
        File.WriteAllText(Path.Combine(folder.Root, "manifests.config.yaml"), BrokenInput.Base, System.Text.Encoding.Unicode);
        Refused("manifests.config.yaml(1,1): error MM3016: 'manifests.config.yaml' is UTF-16; save it as UTF-8");
    }

    [Fact]
    public void A_configuration_with_a_byte_that_is_no_text()
    {
        File.WriteAllBytes(Path.Combine(folder.Root, "manifests.config.yaml"), "kubernetes: \"1.35\"\n# caf\u00e9\n"u8.ToArray().Select(b => b == 0xC3 ? (byte)0xE9 : b).ToArray());
        Refused("manifests.config.yaml(2,6): error MM3016: 'manifests.config.yaml' is not UTF-8; save it as UTF-8");
    }

    [Fact]
    public void A_template_that_is_no_text()
    {
        folder.Write("templates/manifests/extra.yaml.sbn", "a: b\n\0\n");
        Refused("templates/manifests/extra.yaml.sbn(2,1): error MM3016: 'templates/manifests/extra.yaml.sbn' is not text: it holds a zero byte");
    }

    [Fact]
    public void A_template_that_is_too_large()
    {
        folder.Write("templates/manifests/extra.yaml.sbn", new string('#', SourceFile.DefaultMaxBytes + 1));
        Refused("templates/manifests/extra.yaml.sbn(1,1): error MM3009: the file is larger than 32 MiB");
    }

    [Fact]
    public void A_template_that_is_a_link()
    {
        Directory.CreateDirectory(Path.Combine(folder.Root, "templates", "manifests"));
        File.CreateSymbolicLink(Path.Combine(folder.Root, "templates", "manifests", "extra.yaml.sbn"), "nowhere.sbn");
        Refused("templates/manifests/extra.yaml.sbn(1,1): error MM3015: 'manifests/extra.yaml.sbn' is a symbolic link, and links are not followed; put the templates themselves here");
    }

    [Fact]
    public void A_folder_of_templates_that_is_linked_into_itself()
    {
        Directory.CreateDirectory(Path.Combine(folder.Root, "templates"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Root, "templates", "again"), ".");
        Refused("templates/again(1,1): error MM3015: 'again' is a symbolic link, and links are not followed; put the templates themselves here");
    }

    [Fact]
    public void A_template_that_is_a_pipe()
    {
        Needs.Unix();
        Directory.CreateDirectory(Path.Combine(folder.Root, "templates"));
        using (var made = System.Diagnostics.Process.Start("mkfifo", [Path.Combine(folder.Root, "templates", "extra.sbn")]))
        {
            made.WaitForExit();
        }

        Refused("templates/extra.sbn(1,1): error MM3015: 'extra.sbn' is a pipe, a socket or a device; replace it with a file");
    }

    [Fact]
    public void Templates_that_are_a_file()
    {
        folder.Write("templates", "");
        Refused("templates(1,1): error MM3015: expected a folder of templates, found the file 'templates'");
    }

    [Fact]
    public void An_output_that_is_a_file()
    {
        Directory.Delete(folder.Output, recursive: true);
        folder.Write("output", "mine");
        Refused("output(1,1): error MM5005: 'output' is a file; the output has to be a folder");
        Assert.Equal("mine", File.ReadAllText(folder.Output));
    }

    [Fact]
    public void An_output_below_a_file()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base + "output: mine/output\n");
        folder.Write("mine", "");
        Assert.StartsWith("mine/output(1,1): error MM5007: the set was not written: ", Assert.Single(Refused()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_of_files_with_a_merge_conflict()
    {
        folder.Write("output/manifests.lock.yaml", "<<<<<<< HEAD\n" + folder.Read("manifests.lock.yaml"));
        Assert.StartsWith("output/manifests.lock.yaml(1,1): error MM5004: ", Assert.Single(Refused()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_somebody_else_in_the_way()
    {
        folder.Write("output/manifests/extra.yaml", "mine\n");
        folder.Write("templates/manifests/extra.yaml.sbn", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: extra}\n");
        Assert.StartsWith("output/manifests/extra.yaml(1,1): error MM5003: ", Assert.Single(Refused()), StringComparison.Ordinal);
        Assert.Equal("mine\n", folder.Read("manifests/extra.yaml"));
    }

    [Fact]
    public void Mistakes_of_every_kind_are_told_in_one_run()
    {
        folder.Write("manifests.config.yaml", BrokenInput.Base + "patches:\n  - target: {kind: Prometheus, name: k8s}\n    file: none.json\n  - target: {kind: Service, name: prometheus-k8s}\n    patch: [{op: remove, path: /spec/nothing}]\n");
        folder.Write("templates/manifests/a.yaml.sbn", "{{ if }}\n");
        folder.Write("templates/manifests/b.yaml.sbn", "a: {{ nothing }}\nb: {{ neither }}\n");
        folder.Write("templates/manifests/c.yaml.sbn", "a: b: c\n---\nd: e: f\n");
        folder.Write("templates/manifests/d.yaml.sbn", "apiVersion: v1\nkind: Service\nmetadata:\n  name: prometheus-k8s\n  namespace: monitoring\n");

        Assert.Equal(
            [
                "manifests.config.yaml(18,11): error MM3015",
                "manifests.config.yaml(20,32): error MM3203",
                "templates/manifests/a.yaml.sbn(1,7): error MM2001",
                "templates/manifests/b.yaml.sbn(1,7): error MM2010",
                "templates/manifests/b.yaml.sbn(2,7): error MM2010",
                "templates/manifests/c.yaml.sbn(1,5): error MM3001",
                "templates/manifests/c.yaml.sbn(3,5): error MM3001",
                "templates/manifests/d.yaml.sbn(4,9): error MM4503",
            ],
            Refused().Select(line => line[..line.IndexOf(": ", line.IndexOf("error", StringComparison.Ordinal), StringComparison.Ordinal)]).Distinct().Order(StringComparer.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private void Refused(string diagnostic) => Assert.Equal([diagnostic], Refused());

    private IReadOnlyList<string> Refused()
    {
        var before = folder.Snapshot();
        var result = folder.Generate();

        Assert.False(result.Succeeded);
        Assert.Null(result.Written);
        Assert.Equal(before, folder.Snapshot());
        return [.. result.Diagnostics.Select(folder.Show)];
    }
}
