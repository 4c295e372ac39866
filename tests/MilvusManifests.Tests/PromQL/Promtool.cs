using System.Diagnostics;
using MilvusManifests.Tests.ScrapePath.Real;

namespace MilvusManifests.Tests.PromQL;

/// <summary>Prometheus' own tool, in the folder that the variable of <see cref="PrometheusProcess"/> names.</summary>
internal static class Promtool
{
    /// <summary>The program; null if the folder does not have it.</summary>
    public static string? Program { get; } =
        Environment.GetEnvironmentVariable(PrometheusProcess.Variable) is { Length: > 0 } bin && Path.Combine(Path.GetFullPath(bin, Repository.Root), "promtool") is var path && File.Exists(path) ? path : null;

    /// <summary>Runs it in a folder, and returns its exit code and everything that it prints.</summary>
    public static (int ExitCode, string Output) Run(string folder, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Program!, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
