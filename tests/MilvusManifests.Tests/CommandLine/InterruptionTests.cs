using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>Ctrl-C and termination while a command waits for somebody else, who never answers.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public InterruptionTests() => Needs.Unix();

    public static TheoryData<string> Signals => ["INT", "TERM"];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Signals))]
    public void A_command_that_reads_what_nobody_writes_ends(string signal)
    {
        var start = CommandLineRun.Start(folder, "validate", "-v", "-");
        start.RedirectStandardInput = true;
        using var process = Process.Start(start)!;
        while (process.StandardError.ReadLine() is { } line && !line.Contains(" found ", StringComparison.Ordinal))
        {
        }

        AssertEnds(process, signal);
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void A_command_that_waits_for_a_server_ends(string signal)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Configure($"archive: 'https://{silent.LocalEndpoint}/a.tar.gz', sha256: \"{new string('0', 64)}\"");
        using var process = Process.Start(CommandLineRun.Start(folder, "generate"))!;
        silent.AcceptTcpClient();

        AssertEnds(process, signal);
        Assert.False(Directory.Exists(Path.Combine(folder, "output")));
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void A_command_that_waits_for_git_ends(string signal)
    {
        Configure($"git: {{url: 'https://example.org/a.git', tag: {PinnedRelease.Tag}, commit: '{new string('0', 40)}'}}");
        using var process = StartWithSilent("git", "generate");

        AssertEnds(process, signal);
        Assert.False(Directory.Exists(Path.Combine(folder, "output")));
    }

    [Theory]
    [MemberData(nameof(Signals))]
    public void A_command_that_waits_for_kubectl_ends(string signal)
    {
        File.WriteAllText(Path.Combine(folder, "kustomization.yaml"), "resources: []\n");
        using var process = StartWithSilent("kubectl", "validate", "--kustomize", ".");

        AssertEnds(process, signal);
    }

    private void Configure(string source) => File.WriteAllText(
        Path.Combine(folder, "manifests.config.yaml"),
        $"kubernetes: \"1.35\"\nkubePrometheus: {{version: {PinnedRelease.Tag}, source: {{{source}}}}}\n");

    // The program says that it was started, and then nothing more.
    private Process StartWithSilent(string program, params string[] arguments)
    {
        var programs = Directory.CreateDirectory(Path.Combine(folder, "bin")).FullName;
        var started = Path.Combine(folder, "started");
        File.WriteAllText(Path.Combine(programs, program), $"#!/bin/sh\n: > '{started}'\nexec sleep 20\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(programs, program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        var start = CommandLineRun.Start(folder, arguments);
        start.Environment["PATH"] = $"{programs}:{Environment.GetEnvironmentVariable("PATH")}";
        var process = Process.Start(start)!;
        while (!File.Exists(started) && !process.HasExited)
        {
            Thread.Sleep(10);
        }

        return process;
    }

    private static void AssertEnds(Process process, string signal)
    {
        Assert.False(process.HasExited, "the command did not wait");
        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
        {
            kill.WaitForExit();
        }

        process.WaitForExit();
        Assert.Equal(130, process.ExitCode);
    }
}
