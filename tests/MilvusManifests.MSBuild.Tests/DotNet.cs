using System.Diagnostics;

namespace MilvusManifests.MSBuild.Tests;

/// <summary>Runs <c>dotnet</c> as a shell would.</summary>
internal static class DotNet
{
    /// <summary>Runs a command in a folder and returns its exit code and everything it printed.</summary>
    public static (int ExitCode, string Output) Run(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        return Finish(process);
    }

    /// <summary>Starts a command in a folder.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || name == "VSTEST_HOST_DEBUG").ToArray())
        {
            start.Environment.Remove(inherited);
        }

        // A node that outlives the build would keep the package's files open when the test removes them.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return Process.Start(start)!;
    }

    /// <summary>Waits for a command and returns its exit code and everything it printed.</summary>
    public static (int ExitCode, string Output) Finish(Process process)
    {
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }
}
