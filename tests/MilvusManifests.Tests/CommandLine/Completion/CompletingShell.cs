namespace MilvusManifests.Tests.CommandLine.Completion;

/// <summary>A folder whose <c>milvus-manifests</c> in the search path is the command under test.</summary>
internal sealed class CompletingShell : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("milvus-manifests-");

    public CompletingShell()
    {
        Needs.Unix();
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, "bin")).FullName, "milvus-manifests");
        File.WriteAllText(program, $"#!/bin/sh\nexec {string.Join(' ', CommandLineRun.Command.Select(word => $"'{word}'"))} \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        File.WriteAllText(Path.Combine(folder.FullName, "garden.yaml"), "");
    }

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Writes a file, and returns its path.</summary>
    public string Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Runs a program in the folder, and returns the lines that it prints.</summary>
    public string[] Run(params string[] command)
    {
        var start = CommandLineRun.Start(command[..1], folder.FullName, command[1..]);
        start.Environment["PATH"] = $"{Path.Combine(folder.FullName, "bin")}{Path.PathSeparator}{start.Environment["PATH"]}";
        start.Environment["HOME"] = folder.FullName;
        var run = CommandLineRun.Of(start);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
