using System.Diagnostics;
using System.Globalization;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>What a hostile file can make the program print: nothing that a terminal or a runner of CI would take for anything but text, and no secret.</summary>
public sealed class HostileTextTests : IDisposable
{
    private const string Configuration = "kubernetes: \"1.35\"\nkubePrometheus:\n  version: " + PinnedRelease.Tag + "\n";
    private const string ConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
    private const string Value = "hunter2hunter2";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public static TheoryData<string> Forgeries =>
    [
        "\u001b[31mred", "a\u0007b", "\u202egnp.exe", "\u2066x\u2069", "two\nlines", "two\n::error::forged", "::error::forged", "::add-mask::x", "##[error]forged",
        "a\rb", "next\u0085line", "line\u2028separator", "\u200bzero", "del\u007f", "\u001b]0;title\u0007",
    ];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_name_of_a_file_is_only_text(string name)
    {
        Needs.Unix();
        Put($"{name}.yaml", "kind: [\n");
        Put($"in/{name}/x.yaml", "kind: [\n");

        Only_text(Run("validate", "."));
        Only_text(Run("validate", $"{name}.yaml", $"{name}.gone.yaml"));
        Only_text(Run("validate", ".", "--verbose"));
        foreach (var format in (string[])["sarif", "junit", "gitlab"])
        {
            Only_text(Run("validate", ".", "--format", format));
        }
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void A_key_or_a_value_of_an_object_is_only_text(string text)
    {
        var quoted = System.Text.Json.JsonSerializer.Serialize(text);
        Put("key.yaml", $"{ConfigMap}? {quoted}\n: 1\n");
        Put("kind.yaml", $"apiVersion: v1\nkind: {quoted}\nmetadata: {{name: a}}\n");
        Put("group.yaml", $"apiVersion: {quoted}\nkind: A\nmetadata: {{name: a}}\n");
        Put("name.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {quoted}}}\n");
        Put("choice.yaml", $"apiVersion: v1\nkind: Service\nmetadata: {{name: a}}\nspec: {{type: {quoted}, ports: [{{port: 80}}]}}\n");
        Put("twice.yaml", $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: a}}\ndata: {{{quoted}: a, {quoted}: b}}\n");

        Only_text(Run("validate", "."));
        Only_text(Run("validate", ".", "--ignore-unknown"));
        Only_text(Run("diff", "name.yaml", "choice.yaml"));
        Only_text(Run("diff", "name.yaml", "choice.yaml", "--format", "markdown"));
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void What_the_objects_of_a_set_name_is_only_text(string text)
    {
        var quoted = System.Text.Json.JsonSerializer.Serialize(text);
        Put("set.yaml",
            $$"""
            apiVersion: monitoring.coreos.com/v1
            kind: Prometheus
            metadata: {name: {{quoted}}, namespace: {{quoted}} }
            spec: {serviceMonitorSelector: {matchLabels: {a: {{quoted}} } }, image: {{quoted}}, secrets: [{{quoted}}] }
            ---
            apiVersion: monitoring.coreos.com/v1
            kind: ServiceMonitor
            metadata: {name: {{quoted}}, namespace: {{quoted}} }
            spec: {selector: {matchLabels: {a: {{quoted}} } }, endpoints: [{port: {{quoted}} }] }
            ---
            apiVersion: v1
            kind: Pod
            metadata: {name: a, annotations: {suppress.milvusmanifests/MM4820: {{quoted}} } }
            spec: {serviceAccountName: a, containers: [{name: a, image: {{quoted}}, envFrom: [{configMapRef: {name: {{quoted}} } }] }] }

            """);

        Only_text(Run("explain", "set.yaml"));
        Only_text(Run("explain", "set.yaml", "--format", "mermaid"));
        Only_text(Run("validate", "set.yaml", "--checks", "--verbose"));
    }

    [Fact]
    public void A_short_value_of_a_secret_is_in_no_message_either()
    {
        Put("a.yaml", "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: YQ}\n");

        var run = Run("validate", "a.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("YQ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forgeries))]
    public void What_a_configuration_a_template_and_a_patch_have_is_only_text(string text)
    {
        var quoted = System.Text.Json.JsonSerializer.Serialize(text);
        Put("manifests.config.yaml", $"{Configuration}{quoted}: 1\n");
        Only_text(Run("generate"));

        Put("manifests.config.yaml", $"{Configuration}patches: [{{target: {{kind: Service, name: grafana}}, file: p.json}}]\n");
        Put("p.json", $"[{{\"op\": \"replace\", \"path\": \"/{quoted[1..]}, \"value\": 1}}, {{\"op\": {quoted}, \"path\": \"/a\"}}]");
        Put("templates/manifests/a.yaml.sbn", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n{quoted}: {{{{ 1 | what }}}}\n");
        Put("templates/manifests/b.yaml.sbn", $"apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b\n{quoted}: 1\n");
        Only_text(Run("generate"));

        File.Delete(Path.Combine(folder, "p.json"));
        Directory.Delete(Path.Combine(folder, "templates"), recursive: true);
        Put("manifests.config.yaml", Configuration);
        Put("output/manifests.lock.yaml", $"apiVersion: milvusmanifests/v1\nkind: Lock\nfiles:\n  {quoted}: {quoted}\n");
        Only_text(Run("generate", "--locked"));
    }

    [Theory]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: 'hunter2hunter2?'}\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: [hunter2hunter2]}\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: {b: hunter2hunter2}}\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData: {a: 1234567890}\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ntype: kubernetes.io/tls\ndata: {tls.key: hunter2hunter2}\n")]
    [InlineData("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nstringData:\n  a: |\n    hunter2hunter2\n  a: hunter2hunter2\n")]
    [InlineData("apiVersion: v1\nkind: SecretList\nitems: [{metadata: {name: a}, data: {a: 'hunter2hunter2?'}}]\n")]
    public void A_value_of_a_secret_is_in_no_message(string text)
    {
        Put("a.yaml", text);
        Put("b.yaml", text.Replace("hunter2", "Hunter3", StringComparison.Ordinal));

        var run = Run("validate", "a.yaml");
        Assert.Equal(1, run.ExitCode);
        Without_value(run);
        Without_value(Run("diff", "a.yaml", "b.yaml", "--full"));
        foreach (var format in (string[])["json", "sarif", "junit", "github", "gitlab"])
        {
            Without_value(Run("validate", "a.yaml", "--format", format, "--verbose"));
        }
    }

    [Fact]
    public void A_line_of_a_secret_that_a_template_writes_is_in_no_message()
    {
        Put("manifests.config.yaml", Configuration);
        Put("templates/manifests/a.yaml.sbn", "apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  x: {{ '" + Value + "?' }}\n  y: \"" + Value + "?\"\n");

        var run = Run("generate");

        Assert.Contains("templates/manifests/a.yaml.sbn(6,", run.Error, StringComparison.Ordinal);
        Without_value(run);
    }

    [Fact]
    public void A_test_of_a_secret_does_not_tell_its_value()
    {
        Put("manifests.config.yaml", Configuration + "patches: [{target: {kind: Secret, name: grafana-config}, patch: [{op: test, path: /stringData/grafana.ini, value: " + Value + "}]}]\n");

        var run = Run("generate");

        Assert.Contains("operation 1 (test '/stringData/grafana.ini'): the value is another one", run.Error, StringComparison.Ordinal);
        Without_value(run);
        Assert.DoesNotContain("date_formats", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("source: {archive: 'https://user:hunter2hunter2@example.invalid/a.tar.gz', sha256: 0}")]
    [InlineData("source: {archive: 'https://hunter2hunter2@example.invalid/a.tar.gz', sha256: 0}")]
    [InlineData("source: {archive: 'https://example.invalid/a.tar.gz?sig=hunter2hunter2', sha256: 0}")]
    [InlineData("source: {archive: \"https://user:hunter2\\nhunter2@example.invalid/a.tar.gz\", sha256: 0}")]
    [InlineData("source: {git: {url: 'https://user:hunter2hunter2@example.invalid/a', tag: x, commit: y}}")]
    [InlineData("prometheus: {remoteWrite: [{url: 'https://u:hunter2hunter2@example.invalid/w', colour: red}]}")]
    [InlineData("prometheus: {externalLabels: {a: [\"https://u:hunter2hunter2@example.invalid/w\"]}}")]
    [InlineData("images: {registry: 'https://u:hunter2hunter2@example.invalid'}")]
    [InlineData("colour: 'https://u:hunter2hunter2@example.invalid?token=hunter2hunter2'")]
    public void A_credential_in_a_url_is_in_no_message(string setting)
    {
        Put("manifests.config.yaml", $"{Configuration}  {setting}\n");

        var run = Run("generate", "--verbose");

        Assert.Equal(1, run.ExitCode);
        Without_value(run);
        Assert.DoesNotContain("hunter2@", run.Error + run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipe", "validate", "odd.yaml")]
    [InlineData("pipe", "validate", "link.yaml")]
    [InlineData("pipe", "generate", "--config", "odd.yaml")]
    [InlineData("pipe", "validate", "a.yaml", "--schema", "odd.yaml")]
    [InlineData("pipe", "validate", "a.yaml", "--config", "odd.yaml")]
    [InlineData("pipe", "schema", "import", "odd.yaml")]
    [InlineData("pipe", "render", "odd.yaml")]
    [InlineData("pipe", "render", "a.yaml", "--model", "odd.yaml")]
    [InlineData("pipe", "diff", "odd.yaml", "a.yaml")]
    [InlineData("device", "validate", "/dev/zero")]
    [InlineData("device", "validate", "a.yaml", "--schema", "/dev/zero")]
    [InlineData("device", "generate", "--config", "/dev/zero")]
    public void A_pipe_or_a_device_in_the_place_of_a_file_is_an_error(string what, params string[] arguments)
    {
        Needs.Unix();
        Put("a.yaml", ConfigMap);
        if (what == "pipe")
        {
            MakePipe("odd.yaml");
            File.CreateSymbolicLink(Path.Combine(folder, "link.yaml"), Path.Combine(folder, "odd.yaml"));
        }

        Assert.Equal(1, Run(arguments).ExitCode);
    }

    [Theory]
    [InlineData("patches: [{target: {kind: Service, name: grafana}, file: odd.yaml}]\n", "odd.yaml")]
    [InlineData("schemas: [odd.yaml]\n", "odd.yaml")]
    [InlineData("", "templates/manifests/odd.yaml.sbn")]
    [InlineData("", "output/manifests.lock.yaml")]
    public void A_pipe_that_a_configuration_leads_to_is_an_error(string setting, string pipe)
    {
        Needs.Unix();
        Put("manifests.config.yaml", Configuration + setting);
        MakePipe(pipe);

        Assert.Equal(1, Run("generate").ExitCode);
    }

    private static void Only_text(CommandLineRun run)
    {
        foreach (var line in (run.Output + run.Error).Split('\n'))
        {
            Assert.DoesNotContain(line, letter => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal) || line.TrimStart().StartsWith("##[", StringComparison.Ordinal), line);
        }

        Assert.NotEqual("", run.Output + run.Error);
    }

    private static void Without_value(CommandLineRun run)
    {
        foreach (var secret in (string[])[Value, "unter2hunter", "Hunter3Hunter3", "1234567890"])
        {
            Assert.DoesNotContain(secret, run.Output + run.Error, StringComparison.Ordinal);
        }
    }

    private void MakePipe(string name)
    {
        Put(name, "");
        File.Delete(Path.Combine(folder, name));
        using var made = Process.Start("mkfifo", [Path.Combine(folder, name)]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    private CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    private void Put(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
