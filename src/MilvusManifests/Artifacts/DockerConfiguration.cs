using System.Text;
using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Artifacts;

/// <summary>The credentials of a registry in Docker's configuration, from the file itself or a helper that it names.</summary>
internal static class DockerConfiguration
{
    private const string Variable = "DOCKER_CONFIG";
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>Finds the credentials of a registry; null if there are none.</summary>
    /// <param name="reference">A reference to the registry.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public static Result<RegistryCredential> Find(ArtifactReference reference, CancellationToken cancellation)
    {
        var path = PathOf();
        try
        {
            var file = path is null ? null : new FileInfo(path);
            if (file is not { Exists: true })
            {
                return new(null, []);
            }

            if (file.Length > MostBytes)
            {
                return Fail(path!, "is too large");
            }

            using var json = JsonDocument.Parse(File.ReadAllBytes(path!), new JsonDocumentOptions { MaxDepth = 32 });
            return Find(json.RootElement, path!, reference, cancellation);
        }
        catch (JsonException)
        {
            return Fail(path!, "is not JSON");
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Fail(path!, "cannot be read");
        }
    }

    private static string? PathOf()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named
            : Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) is { Length: > 0 } home ? Path.Combine(home, ".docker")
            : null;
        return folder is null ? null : Path.Combine(folder, "config.json");
    }

    // As Docker does: a helper for this registry, then the one for all, then the file.
    private static Result<RegistryCredential> Find(JsonElement root, string path, ArtifactReference reference, CancellationToken cancellation)
    {
        var helper = (Entry(root, "credHelpers", reference) is { ValueKind: JsonValueKind.String } own ? own.GetString() : null) ?? UntrustedJson.Text(root, "credsStore");
        var asked = string.IsNullOrEmpty(helper) ? new(null, []) : CredentialHelper.Ask(helper, reference.CredentialNames[0], Path.GetFileName(path), cancellation);
        return asked.Value is not null || !asked.Succeeded ? asked
            : Entry(root, "auths", reference) is { ValueKind: JsonValueKind.Object } entry ? ReadEntry(entry, path, reference)
            : new(null, []);
    }

    private static Result<RegistryCredential> ReadEntry(JsonElement entry, string path, ArtifactReference reference)
    {
        if (UntrustedJson.Text(entry, "identitytoken") is { Length: > 0 } token)
        {
            return new(new RegistryCredential("", token), []);
        }

        if (UntrustedJson.Text(entry, "auth") is not { Length: > 0 } encoded)
        {
            return UntrustedJson.Text(entry, "username") is { Length: > 0 } user && UntrustedJson.Text(entry, "password") is { } password ? new(new RegistryCredential(user, password), []) : new(null, []);
        }

        var buffer = new byte[encoded.Length];
        var text = Convert.TryFromBase64String(encoded, buffer, out var length) ? Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\0') : "";
        return text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? new(new RegistryCredential(text[..colon], text[(colon + 1)..]), [])
            : Fail(path, $"has an 'auth' of '{reference.Host}' that is not the base64 of USER:PASSWORD");
    }

    // As Docker does: the entry of the registry itself, then one for an address on the same host.
    private static JsonElement? Entry(JsonElement root, string section, ArtifactReference reference)
    {
        if (UntrustedJson.Find(root, section) is not { ValueKind: JsonValueKind.Object } entries)
        {
            return null;
        }

        var named = entries.EnumerateObject().Select(entry => (Name: UntrustedJson.NameOf(entry), entry.Value)).ToArray();
        var host = HostOf(reference.CredentialNames[0]);
        return named.Where(entry => reference.CredentialNames.Contains(entry.Name, StringComparer.Ordinal))
            .Concat(named.Where(entry => HostOf(entry.Name).Equals(host, StringComparison.OrdinalIgnoreCase)))
            .Select(entry => (JsonElement?)entry.Value)
            .FirstOrDefault();
    }

    // Old files have URLs.
    private static string HostOf(string name)
    {
        var start = name.IndexOf("://", StringComparison.Ordinal) is >= 0 and var at ? at + 3 : 0;
        return name[start..].Split('/')[0];
    }

    private static Result<RegistryCredential> Fail(string path, string what) => new(null, [Diagnostic.Error(ArtifactCodes.CredentialsUnreadable, null, $"'{path}' {what}")]);
}
