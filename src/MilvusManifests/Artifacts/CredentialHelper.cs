using System.Diagnostics;
using System.Text.Json;
using MilvusManifests.Text;
using MilvusManifests.Upstream;

namespace MilvusManifests.Artifacts;

/// <summary>Asks a credential helper of Docker: <c>docker-credential-NAME get</c>. Nothing of its answer is printed.</summary>
internal static class CredentialHelper
{
    private const int MostBytes = 256 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <summary>The credentials that a helper has for a registry; null if it has none.</summary>
    /// <param name="name">The helper, without the beginning of its program's name.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="file">The file that names the helper, for messages.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<RegistryCredential> Ask(string name, string registry, string file, CancellationToken cancellation)
    {
        var program = $"docker-credential-{name}";
        if (!name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.') || ChildProcess.Find(program, Environment.GetEnvironmentVariable("PATH") ?? "") is not { } path)
        {
            return Fail($"'{file}' names the credential helper '{program}', which is not in PATH");
        }

        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Limit);
        try
        {
            var answer = ChildProcess.RunAsync(new ProcessStartInfo(path, ["get"]), MostBytes, limited.Token, registry).GetAwaiter().GetResult();
            return answer.Succeeded ? Read(answer.Output, program)
                : answer.Text.Contains("not found", StringComparison.OrdinalIgnoreCase) ? new(null, [])
                : Fail(FormattableString.Invariant($"'{program}' failed with exit code {answer.ExitCode}"));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Fail(FormattableString.Invariant($"'{program}' took longer than {Limit.TotalSeconds} s"));
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return Fail($"'{program}' cannot be started");
        }
    }

    private static Result<RegistryCredential> Read(byte[] answer, string program)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var (user, secret) = (UntrustedJson.Text(json.RootElement, "Username"), UntrustedJson.Text(json.RootElement, "Secret"));
            return user is null || secret is null ? Fail($"'{program}' answered without a user or a secret")
                : secret.Length == 0 ? new(null, [])
                : new(new RegistryCredential(user, secret), []);
        }
        catch (JsonException)
        {
            return Fail($"'{program}' answered with something that is not JSON");
        }
    }

    private static Result<RegistryCredential> Fail(string message) => new(null, [Diagnostic.Error(ArtifactCodes.CredentialsUnreadable, null, message)]);
}
