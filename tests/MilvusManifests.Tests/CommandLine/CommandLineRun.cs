using System.Diagnostics;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>One run of <c>milvus-manifests</c>, as a shell sees it.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    /// <summary>The environment variable that names an executable to test in place of the built program: the native command.</summary>
    public const string Variable = "MILVUS_MANIFESTS_COMMAND";

    /// <summary>The built program, of the configuration that these tests are built in.</summary>
    public static IReadOnlyList<string> Managed { get; } = ["dotnet", "exec", FindProgram()];

    /// <summary>The executable that was named; null when none was.</summary>
    public static string? Named { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path ? Path.GetFullPath(path, Repository.Root) : null;

    /// <summary>The program under test and the arguments that start it.</summary>
    public static IReadOnlyList<string> Command { get; } = Named is null ? Managed : [Named];

    /// <summary>Runs the program in a folder.</summary>
    public static CommandLineRun In(string folder, params string[] arguments) => Of(Start(folder, arguments));

    /// <summary>Runs what is to be started, and gives it something to read.</summary>
    public static CommandLineRun Of(ProcessStartInfo start, string? input = null)
    {
        start.RedirectStandardInput = input is not null;
        using var process = Process.Start(start)!;
        if (input is not null)
        {
            WriteTo(process.StandardInput, input);
        }

        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new CommandLineRun(process.ExitCode, output, error.Result);
    }

    /// <summary>How the program is started in a folder.</summary>
    public static ProcessStartInfo Start(string folder, params string[] arguments) => Start(Command, folder, arguments);

    /// <summary>How a program is started in a folder.</summary>
    public static ProcessStartInfo Start(IReadOnlyList<string> command, string folder, params string[] arguments) => new(command[0], [.. command.Skip(1), .. arguments])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    // A program that does not read has ended before all is written.
    private static void WriteTo(StreamWriter stream, string input)
    {
        try
        {
            stream.Write(input);
            stream.Close();
        }
        catch (IOException)
        {
        }
    }

    private static string FindProgram()
    {
        var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(Repository.Root, "src", "MilvusManifests.Cli", "bin", framework.Parent!.Name, framework.Name, "milvus-manifests.dll");
    }
}
