using System.Diagnostics;
using System.Globalization;
using MilvusManifests.Upstream;

namespace MilvusManifests.Tests.Verification;

/// <summary>
/// A kubectl that is the machine's own, but for <c>port-forward</c>: forwarding needs the streams of a kubelet, which no prepared answers are. In its place a script
/// prints what kubectl prints, leads to a server of the test, and notes its process and arguments.
/// </summary>
internal sealed class ForwardingKubectl : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("milvus-manifests-");

    /// <summary>Writes the script.</summary>
    /// <param name="script">What is done in place of forwarding; <c>$4</c> is the Service.</param>
    public ForwardingKubectl(string script)
    {
        var program = Path.Combine(folder.FullName, "kubectl");
        File.WriteAllText(program, $"#!/bin/sh\n[ \"$1\" = port-forward ] || exec '{ChildProcess.Find("kubectl", SystemPath)}' \"$@\"\necho \"$$ $*\" >> '{Notes}'\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    /// <summary>The search path that leads to it.</summary>
    public string SearchPath => $"{folder.FullName}{Path.PathSeparator}{SystemPath}";

    /// <summary>The arguments that it was started with, to forward, in the order of their text.</summary>
    public IEnumerable<string> Forwarded => Lines.Select(line => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal);

    /// <summary>Whether a program that forwarded is still there.</summary>
    public bool IsRunning => Lines.Any(line => Processes.Contains(int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)));

    /// <summary>The script that leads every Service to an address.</summary>
    public static string LeadsTo(string address) => string.Create(
        CultureInfo.InvariantCulture,
        $"echo 'Forwarding from 127.0.0.1:{address.Split(':')[1]} -> 9090'\nexec sleep 60");

    /// <summary>The script that leads every Service to an address. Its first run ends with <see cref="EndFirst"/>, no other does.</summary>
    public static string EndsOnce(string address) => string.Create(
        CultureInfo.InvariantCulture,
        $"echo 'Forwarding from 127.0.0.1:{address.Split(':')[1]} -> 9090'\n[ \"$(wc -l < \"${{0%/*}}/notes\")\" -eq 1 ] || exec sleep 60\nuntil [ -e \"${{0%/*}}/end\" ]; do sleep 0.05; done");

    /// <summary>Whether it forwards a second time.</summary>
    public bool HasBegunAgain => Lines.Count() > 1;

    /// <summary>Ends the first run of the script that ends once.</summary>
    public void EndFirst() => File.WriteAllText(Path.Combine(folder.FullName, "end"), "");

    private static IEnumerable<int> Processes => Process.GetProcesses().Select(process => process.Id);

    private static string SystemPath => Environment.GetEnvironmentVariable("PATH") ?? "";

    private string Notes => Path.Combine(folder.FullName, "notes");

    private IEnumerable<string> Lines => File.Exists(Notes) ? File.ReadAllLines(Notes) : [];

    public void Dispose() => folder.Delete(recursive: true);
}
