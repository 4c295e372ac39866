using MilvusManifests.Upstream;

namespace MilvusManifests.Tests;

/// <summary>What a test needs of the machine it runs on; it is skipped where that is absent.</summary>
internal static class Needs
{
    /// <summary>Folders or files of published data beside the repository, named by their path below <c>shared</c>.</summary>
    public static void Shared(params IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            Assert.SkipUnless(Path.Exists(Path.Combine(Repository.Shared, path)), $"needs ../shared/{path}, which is not here");
        }
    }

    public static void Git() => Assert.SkipWhen(GitCommand.Find(new SourceOptions().SearchPath) is null, "needs git, which is not in PATH");

    public static void Kubectl() => Program("kubectl");

    /// <summary>A program in PATH.</summary>
    public static void Program(string name)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator) ?? [];
        Assert.SkipUnless(
            folders.Any(folder => File.Exists(Path.Combine(folder, name)) || File.Exists(Path.Combine(folder, $"{name}.exe"))),
            $"needs {name}, which is not in PATH");
    }

    /// <summary>The native command, which takes minutes to link.</summary>
    public static void NativeCommand() =>
        Assert.SkipWhen(CommandLine.CommandLineRun.Named is null, $"needs the native command, named by {CommandLine.CommandLineRun.Variable}");

    /// <summary>Prometheus, in the folder that a variable names.</summary>
    public static void Prometheus() =>
        Assert.SkipWhen(ScrapePath.Real.PrometheusProcess.Program is null, $"needs prometheus, in the folder named by {ScrapePath.Real.PrometheusProcess.Variable}");

    /// <summary>Prometheus' own tool, in the same folder.</summary>
    public static void Promtool() =>
        Assert.SkipWhen(PromQL.Promtool.Program is null, $"needs promtool, in the folder named by {ScrapePath.Real.PrometheusProcess.Variable}");

    /// <summary>Alertmanager, in the same folder.</summary>
    public static void Alertmanager() =>
        Assert.SkipWhen(Verification.AlertmanagerProcess.Program is null, $"needs prometheus-alertmanager, in the folder named by {ScrapePath.Real.PrometheusProcess.Variable}");

    /// <summary>A shell, pipes in the file system, signals.</summary>
    public static void Unix() => Assert.SkipWhen(OperatingSystem.IsWindows(), "needs a Unix");

    /// <summary>The device that has no space left.</summary>
    public static void DevFull() => Assert.SkipUnless(File.Exists("/dev/full"), "needs /dev/full");
}
