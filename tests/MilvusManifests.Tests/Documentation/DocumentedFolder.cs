using System.Diagnostics;
using MilvusManifests.Tests.CommandLine;
using MilvusManifests.Upstream;

namespace MilvusManifests.Tests.Documentation;

/// <summary>A folder in which the commands of a page are typed into a shell: with the command under test, the machine's own kubectl and git, and a cluster that is empty.</summary>
internal sealed class DocumentedFolder : IDisposable
{
    /// <summary>The configuration that the pages begin with.</summary>
    public const string Configuration = $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}}}\nmilvus: [{{release: my-release, namespace: milvus, version: 2.6.15}}]\n";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly string root = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public DocumentedFolder()
    {
        Put("home/.gitconfig", "[user]\nname = somebody\nemail = somebody@example.com\n[init]\ndefaultBranch = main\n");
        Put("kubeconfig", Cluster.Kubeconfig);
        Directory.CreateDirectory(PathOf("work"));
        Program("milvus-manifests", $"exec {Tool} \"$@\"");
        Program("dotnet", $"[ \"$1\" = milvus-manifests ] || {{ echo \"no dotnet $1 here\"; exit 9; }}\nshift\nexec {Tool} \"$@\"");
        if (Find("kubectl") is { } kubectl)
        {
            // The server describes no fields: what is in an object is validated elsewhere.
            Program("kubectl", $"case \"$*\" in *--dry-run=client*) ;; apply*) set -- \"$@\" --validate=false;; esac\nexec '{kubectl}' \"$@\"");
        }
    }

    /// <summary>What kubectl talks to.</summary>
    public EmptyCluster Cluster { get; } = new();

    /// <summary>What the last command wrote to standard output alone.</summary>
    public string Result { get; private set; } = "";

    private static string Tool => string.Join(' ', CommandLineRun.Command.Select(word => $"'{(word == "dotnet" ? Find("dotnet") : word)}'"));

    /// <summary>Writes a file, relative to the folder of the commands.</summary>
    public void Write(string path, string text) => Put(Path.Combine("work", path), text);

    /// <summary>A file, relative to the folder of the commands.</summary>
    public string Read(string path) => File.ReadAllText(PathOf(Path.Combine("work", path)));

    /// <summary>Generates from a configuration.</summary>
    public void Generate(string configuration)
    {
        Write("manifests.config.yaml", configuration);
        Assert.Equal((0, ""), (Sh("milvus-manifests generate --format json > ../generated", out var output), output));
    }

    /// <summary>Puts a program into the path.</summary>
    public void Program(string name, string script)
    {
        Put($"bin/{name}", $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(PathOf($"bin/{name}"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Types a command: its exit code, and what is seen of it.</summary>
    public int Sh(string command, out string output)
    {
        var run = CommandLineRun.Of(Start(command));
        Result = run.Output;
        // As a terminal shows them: the findings, and then the result.
        output = run.Error + run.Output;
        return run.ExitCode;
    }

    /// <summary>Types a command and ends it as soon as something has happened, if it has not ended before.</summary>
    /// <returns>What is seen of it.</returns>
    public string ShUntil(string command, Func<bool> hasHappened)
    {
        using var process = Process.Start(Start(command))!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        while (!process.WaitForExit(Pause) && !hasHappened())
        {
        }

        process.Kill(entireProcessTree: true);
        return error.Result + output.Result;
    }

    // What never ends is ended.
    private ProcessStartInfo Start(string command)
    {
        var start = CommandLineRun.Start(["timeout", "--kill-after=2", "600", "sh", "-c", $"exec < /dev/null\n{command}"], PathOf("work"));
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT", StringComparison.Ordinal) || name.StartsWith("MILVUS_MANIFESTS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        start.Environment["PATH"] = $"{PathOf("bin")}{Path.PathSeparator}{start.Environment["PATH"]}";
        start.Environment["HOME"] = PathOf("home");
        start.Environment["KUBECONFIG"] = PathOf("kubeconfig");
        start.Environment["XDG_CACHE_HOME"] = PathOf("cache");
        return start;
    }

    public void Dispose()
    {
        Cluster.Dispose();
        Directory.Delete(root, recursive: true);
    }

    private static string? Find(string program) => ChildProcess.Find(program, Environment.GetEnvironmentVariable("PATH") ?? "");

    private string PathOf(string path) => Path.Combine(root, path);

    private void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(path))!);
        File.WriteAllText(PathOf(path), text);
    }
}
