using MilvusManifests.Tests.Delivery;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>The hook for pre-commit: its file has the form that pre-commit reads, and what it starts does what it says.</summary>
public sealed class PreCommitTests : IDisposable
{
    // https://pre-commit.com/#creating-new-hooks
    private static readonly string[] Required = ["id", "name", "entry", "language"];
    private static readonly string[] Optional =
    [
        "files", "exclude", "types", "types_or", "exclude_types", "always_run", "fail_fast", "verbose", "pass_filenames", "require_serial", "description",
        "language_version", "minimum_pre_commit_version", "args", "stages",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_file_has_the_form_that_pre_commit_reads()
    {
        var hook = Assert.IsType<YamlMapping>(Assert.Single(Read(File.ReadAllText(Path.Combine(Repository.Root, ".pre-commit-hooks.yaml"))).Items));

        Assert.Equal([], Required.Except(hook.Keys, StringComparer.Ordinal));
        Assert.Equal([], hook.Keys.Except([.. Required, .. Optional], StringComparer.Ordinal));
        Assert.Equal(
            ("milvus-manifests-check", "system", "milvus-manifests check", YamlScalarKind.Boolean, "false", "true"),
            (Text(hook, "id"), Text(hook, "language"), Text(hook, "entry"), ((YamlScalar)hook["pass_filenames"]!).Kind, Text(hook, "pass_filenames"), Text(hook, "always_run")));
    }

    [Fact]
    public void What_the_hook_starts_passes_and_fails_and_changes_no_file()
    {
        var hook = (YamlMapping)Read(File.ReadAllText(Path.Combine(Repository.Root, ".pre-commit-hooks.yaml"))).Items[0];
        string[] words = Text(hook, "entry")!.Split(' ');
        Assert.Equal("milvus-manifests", words[0]);
        File.WriteAllText(Path.Combine(folder, "manifests.config.yaml"), $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\nmilvus: [{{release: r, namespace: milvus, version: 2.6.15}}]\n");
        Assert.Equal(0, CommandLineRun.In(folder, "generate").ExitCode);

        Assert.Equal(0, Run(words[1..]).ExitCode);
        File.Delete(Path.Combine(folder, "output", "kustomization.yaml"));
        Assert.Equal(3, Run(words[1..]).ExitCode);
    }

    [Fact]
    public void The_documented_hook_without_this_repository_is_the_shipped_one_with_another_entry()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs/ci.md")).ReplaceLineEndings("\n").Split("## pre-commit\n")[1].Split("\n## ")[0];
        var blocks = page.Split("```yaml\n").Skip(1).Select(block => block.Split("```\n")[0]).ToArray();
        var shipped = (YamlMapping)Read(File.ReadAllText(Path.Combine(Repository.Root, ".pre-commit-hooks.yaml"))).Items[0];

        Assert.Equal(2, blocks.Length);
        Assert.Equal(Text(shipped, "id"), Text(Hook(blocks[0]), "id"));
        var local = Hook(blocks[1]);
        Assert.Equal([.. local.Keys.Except(["entry"], StringComparer.Ordinal).Select(key => Text(shipped, key))], local.Keys.Except(["entry"], StringComparer.Ordinal).Select(key => Text(local, key)));
        Assert.Equal($"dotnet {Text(shipped, "entry")}", Text(local, "entry"));
    }

    private static YamlMapping Hook(string configuration)
    {
        var root = (YamlMapping)YamlReader.ReadSingle(new SourceText("x", configuration)).Value!.Root;
        var repository = Assert.IsType<YamlMapping>(Assert.Single(((YamlSequence)root["repos"]!).Items));
        return Assert.IsType<YamlMapping>(Assert.Single(((YamlSequence)repository["hooks"]!).Items));
    }

    private static YamlSequence Read(string text) => Assert.IsType<YamlSequence>(YamlReader.ReadSingle(new SourceText("x", text)).Value!.Root);

    private static string? Text(YamlMapping mapping, string key) => (mapping[key] as YamlScalar)?.Value;

    private CommandLineRun Run(string[] arguments)
    {
        var before = HostilePlace.Snapshot(folder);
        var run = CommandLineRun.In(folder, arguments);
        Assert.Equal(before, HostilePlace.Snapshot(folder));
        return run;
    }
}
