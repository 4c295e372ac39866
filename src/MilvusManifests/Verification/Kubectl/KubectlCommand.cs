using System.Diagnostics;
using MilvusManifests.Upstream;

namespace MilvusManifests.Verification.Kubectl;

/// <summary>The machine's kubectl, for one cluster: it knows every kind of credential that a kubeconfig may have.</summary>
/// <param name="Program">The path of kubectl.</param>
/// <param name="Kubeconfig">The kubeconfig; null for the one that kubectl itself finds.</param>
/// <param name="Context">The context; null for the current one.</param>
internal sealed record KubectlCommand(string Program, string? Kubeconfig, string? Context)
{
    /// <summary>The path of the machine's kubectl; null if it is not in PATH.</summary>
    public static string? FindProgram() => ChildProcess.Find("kubectl", Environment.GetEnvironmentVariable("PATH") ?? "");

    /// <summary>How it is started: without a shell, and with options that no name can be mistaken for.</summary>
    public ProcessStartInfo Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(Program, arguments);
        if (Kubeconfig is not null)
        {
            start.ArgumentList.Add($"--kubeconfig={Kubeconfig}");
        }

        if (Context is not null)
        {
            start.ArgumentList.Add($"--context={Context}");
        }

        return start;
    }
}
