using System.Diagnostics;
using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>One run of the built <c>milvus-manifests</c>, as a shell sees it.</summary>
internal sealed partial record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>The built program, of the configuration that these tests are built in.</summary>
    public static string Program { get; } = FindProgram();

    /// <summary>Runs the program in a folder; times in its output are written as <c>0.00 s</c>.</summary>
    public static CommandLineRun In(string folder, params string[] arguments)
    {
        using var process = Process.Start(Start(folder, arguments))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLineRun(process.ExitCode, Time().Replace(output, " 0.00 s"), error.Result);
    }

    /// <summary>How the program is started in a folder.</summary>
    public static ProcessStartInfo Start(string folder, params string[] arguments) => new("dotnet", ["exec", Program, .. arguments])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static string FindProgram()
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(Repository.Root, "src", "MilvusManifests.Cli", "bin", framework.Parent!.Name, framework.Name, "milvus-manifests.dll");
    }

    [GeneratedRegex(@" +\d+\.\d\d s(?=\n)", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
