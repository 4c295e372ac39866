using System.Diagnostics;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Committing;

/// <summary>A configuration, a bare repository and clones of it in one folder, with a git that knows nothing of this machine.</summary>
internal sealed class GitOpsFolder : IDisposable
{
    private const string Components =
        "{alertmanager: false, blackboxExporter: false, grafana: false, kubePrometheus: false, kubernetesControlPlane: false, kubeStateMetrics: false, "
        + "nodeExporter: false, prometheus: false, prometheusAdapter: false, prometheusOperator: false}";

    public GitOpsFolder()
    {
        Needs.Git();
        Write("set/manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  components: {Components}\n");
        Write("gitconfig", "[user]\n\tname = Ann\n\temail = ann@example.com\n[init]\n\tdefaultBranch = main\n[protocol \"file\"]\n\tallow = always\n");
        Directory.CreateDirectory(At("temporary"));
        Git(".", "init", "--quiet", "--bare", "remote.git");
    }

    /// <summary>Where it is.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    /// <summary>The URL of the bare repository.</summary>
    public string Url => $"file://{At("remote.git")}";

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public string At(string path) => System.IO.Path.Combine(Path, path);

    public string Read(string path) => File.ReadAllText(At(path));

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    /// <summary>Configures clusters, each with its overrides: <c>eu: {kubernetes: "1.34"}</c>.</summary>
    public void Clusters(params string[] clusters) => Write(
        "set/manifests.config.yaml",
        $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  components: {Components}\n{(clusters.Length == 0 ? "" : "clusters:\n")}"
        + string.Concat(clusters.Select(cluster => $"  {(cluster.Contains(':', StringComparison.Ordinal) ? cluster : cluster + ": {}")}\n")));

    /// <summary>Makes a set of ConfigMaps: <c>a</c>, or <c>a=1</c> with that value.</summary>
    public void Objects(params string[] objects)
    {
        if (Directory.Exists(At("set/templates")))
        {
            Directory.Delete(At("set/templates"), recursive: true);
        }

        foreach (var name in objects)
        {
            var value = name.Split('=');
            Template(value[0], $"apiVersion: v1\nkind: ConfigMap\nmetadata: {{name: {value[0]}, namespace: apps}}\ndata: {{key: \"{value[^1]}\"}}\n");
        }
    }

    /// <summary>Adds a template.</summary>
    public void Template(string name, string text) => Write($"set/templates/manifests/{name}.yaml.sbn", text);

    /// <summary>Writes a program of shell that git runs.</summary>
    public void Hook(string path, string script)
    {
        Write(path, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(At(path), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Runs <c>milvus-manifests commit</c> in the folder of the configuration, for branch main.</summary>
    public CommandLineRun Commit(params string[] arguments) => CommandLineRun.Of(Start(arguments));

    /// <summary>The start of the same.</summary>
    public ProcessStartInfo Start(params string[] arguments)
    {
        string[] branch = arguments.Contains("--branch", StringComparer.Ordinal) ? [] : ["--branch", "main"];
        return Isolate(CommandLineRun.Start(At("set"), ["commit", .. branch, .. arguments]));
    }

    /// <summary>Runs git, and returns what it prints.</summary>
    public string Git(string folder, params string[] arguments)
    {
        var run = CommandLineRun.Of(Isolate(CommandLineRun.Start(["git"], At(folder), arguments)));
        Assert.True(run.ExitCode == 0, $"git {string.Join(' ', arguments)}: {run.Error}");
        return run.Output.TrimEnd('\n');
    }

    /// <summary>Clones the bare repository.</summary>
    public void Clone(string name)
    {
        Git(".", "clone", "--quiet", Url, name);
        Git(name, "symbolic-ref", "HEAD", "refs/heads/main");
    }

    /// <summary>Commits a file of somebody else.</summary>
    public void CommitFile(string clone, string path, string text)
    {
        Write($"{clone}/{path}", text);
        Git(clone, "add", path);
        Git(clone, "commit", "--quiet", "--message", $"Add {path}");
    }

    /// <summary>The subjects of a branch, the newest first.</summary>
    public string[] Log(string repository, string branch = "main") => Git(repository, "log", "--format=%s", branch, "--").Split('\n');

    /// <summary>The files of a branch.</summary>
    public string[] Files(string repository, string branch = "main") => Git(repository, "ls-tree", "-r", "--name-only", branch).Split('\n');

    /// <summary>The id of a branch as the command prints it.</summary>
    public string Id(string repository, string branch = "main") => Git(repository, "rev-parse", branch)[..10];

    /// <summary>What runs left behind: work trees, refs and temporary folders.</summary>
    public string[] LeftBehind(string repository) =>
    [
        .. Git(repository, "worktree", "list").Split('\n').Skip(1),
        .. Git(repository, "for-each-ref", "refs/milvus-manifests", "--format=%(refname)").Split('\n', StringSplitOptions.RemoveEmptyEntries),
        .. Directory.EnumerateFileSystemEntries(At("temporary")).Select(entry => System.IO.Path.GetFileName(entry)).Where(name => name.StartsWith("milvus-manifests-", StringComparison.Ordinal)),
    ];

    /// <summary>Starts with no configuration of git but that of the folder.</summary>
    public ProcessStartInfo Isolate(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal) || name == "EMAIL").ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["GIT_CONFIG_GLOBAL"] = At("gitconfig");
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment["TMPDIR"] = At("temporary");
        return start;
    }
}
