using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Text;
using MilvusManifests.Verification;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Cli.Commands.Verify;

/// <summary>The options of <c>verify</c> about how servers are reached. No message has anything of a token.</summary>
internal sealed class VerifyAccess
{
    private const int LongestToken = 16 * 1024;

    private readonly Option<string?> tokenFile = new("--token-file") { HelpName = "FILE", Description = "A file with a bearer token, which is sent to servers whose URL has no user." };
    private readonly Option<string?> tokenVariable = new("--token-variable") { HelpName = "NAME", Description = "The environment variable with that token." };
    private readonly Option<string?> authorities = new("--ca-file") { HelpName = "FILE", Description = "Certificates in PEM of the authorities to trust instead of the system's." };
    private readonly Option<string?> skip = Flag.Create("--insecure-skip-verify", "Accept any certificate.");

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(tokenFile);
        command.Add(tokenVariable);
        command.Add(authorities);
        command.Add(skip);
        command.Validators.Add(result =>
        {
            if (result.GetResult(tokenFile) is not null && result.GetResult(tokenVariable) is not null)
            {
                result.AddError("--token-file and --token-variable cannot both be given");
            }

            if (result.GetResult(authorities) is not null && result.GetResult(skip) is not null)
            {
                result.AddError("--ca-file and --insecure-skip-verify cannot both be given");
            }
        });
    }

    /// <summary>What a command line says; null if a token or certificate cannot be used.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="servers">The servers that are asked.</param>
    public Result<ServerAccess> Read(ParseResult parsed, IEnumerable<ServerAddress> servers)
    {
        var bag = new DiagnosticBag();
        var access = new ServerAccess
        {
            Token = bag.Take(ReadToken(parsed)),
            Authorities = bag.Take(ReadAuthorities(parsed)),
            SkipsVerification = Flag.IsGiven(parsed, skip),
        };
        foreach (var server in servers)
        {
            if (access.Token is not null && server is { IsEncrypted: false, IsLocal: false, Credentials: null })
            {
                bag.Add(Fault($"a token is only sent over https or to this machine, not to {server}"));
            }
        }

        return bag.With(bag.HasErrors ? null : access);
    }

    private Result<string> ReadToken(ParseResult parsed)
    {
        if (parsed.GetValue(tokenVariable) is { } name)
        {
            return Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? Check(value, $"the environment variable '{name}'") : Failed<string>($"the environment variable '{name}' is not set");
        }

        if (parsed.GetValue(tokenFile) is not { } path)
        {
            return new(null, []);
        }

        var (text, diagnostics) = FoundFiles.Read(path);
        return text is null ? new(null, diagnostics) : Check(text.Text, $"'{FoundFiles.Shown(path)}'");
    }

    private static Result<string> Check(string given, string where)
    {
        var token = given.Trim();
        return token.Length is > 0 and <= LongestToken && token.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
            ? new(token, [])
            : Failed<string>($"{where} has no token: one line of visible ASCII characters is expected");
    }

    private Result<X509Certificate2Collection> ReadAuthorities(ParseResult parsed)
    {
        if (parsed.GetValue(authorities) is not { } path)
        {
            return new(null, []);
        }

        var (text, diagnostics) = FoundFiles.Read(path);
        if (text is null)
        {
            return new(null, diagnostics);
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPem(text.Text);
            return certificates.Count > 0 ? new(certificates, []) : Failed<X509Certificate2Collection>($"'{FoundFiles.Shown(path)}' has no certificate in PEM");
        }
        catch (CryptographicException)
        {
            return Failed<X509Certificate2Collection>($"'{FoundFiles.Shown(path)}' has a certificate that cannot be read");
        }
    }

    private static Result<T> Failed<T>(string message)
        where T : class => new(null, [Fault(message)]);

    private static Diagnostic Fault(string message) => Diagnostic.Error(VerificationCodes.Credential, null, message);
}
