using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using MilvusManifests.Text;

namespace MilvusManifests.Artifacts;

/// <summary>Talks to a registry as the distribution specification says: says who asks when it is asked to, and follows redirects to safe addresses.</summary>
internal sealed class RegistryClient : IDisposable
{
    private const int MostRedirects = 5;
    private const int LongestAddress = 200;

    private readonly ArtifactReference reference;
    private readonly RegistryTransport transport;
    private readonly CancellationToken cancellation;
    private AuthenticationHeaderValue? authorization;
    private Result<RegistryCredential>? known;

    /// <summary>Creates a client; nothing is connected yet.</summary>
    /// <param name="reference">The repository that is pushed to.</param>
    /// <param name="limit">How long one request may take.</param>
    /// <param name="trace">Records each request; null for no trace.</param>
    /// <param name="cancellation">Ends the run.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The client disposes of its transport.")]
    public RegistryClient(ArtifactReference reference, TimeSpan limit, Trace? trace, CancellationToken cancellation) =>
        (this.reference, transport, this.cancellation) = (reference, new RegistryTransport(reference, limit, trace), cancellation);

    /// <summary>The user as messages name it; null if Docker's configuration has no credentials for the registry, or none were wanted.</summary>
    public string? User => known?.Value?.Shown;

    /// <summary>The address of something below the repository.</summary>
    public Uri At(string path) => new(reference.Root, $"v2/{reference.Repository}/{path}");

    /// <summary>Sends a request, and what it uploads.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<RegistryAnswer> SendAsync(HttpMethod method, Uri address, ArtifactBlob? upload = null)
    {
        var (at, hasAuthenticated) = (address, false);
        for (var redirects = 0; redirects <= MostRedirects;)
        {
            if (!IsSafe(at))
            {
                return RegistryAnswer.Failed(ArtifactCodes.AnswerRefused, $"'{reference.Host}' leads to '{Excerpt.Of(UrlPassword.Hide(at.GetLeftPart(UriPartial.Path)), LongestAddress)}', which is not https");
            }

            using var request = CreateRequest(method, at, upload);
            var answer = await transport.SendAsync(request, upload?.Name, cancellation).ConfigureAwait(false);
            if (answer is { Status: HttpStatusCode.Unauthorized } && !hasAuthenticated && IsRegistry(at))
            {
                hasAuthenticated = true;
                if (await AuthenticateAsync(answer.Challenge).ConfigureAwait(false) is { } fault)
                {
                    return new RegistryAnswer(0, fault);
                }
            }
            else if (answer.IsRedirect)
            {
                at = answer.Location!;
                redirects++;
            }
            else
            {
                return answer;
            }
        }

        return RegistryAnswer.Failed(ArtifactCodes.AnswerRefused, FormattableString.Invariant($"'{reference.Host}' redirects more than {MostRedirects} times"));
    }

    /// <inheritdoc/>
    public void Dispose() => transport.Dispose();

    private HttpRequestMessage CreateRequest(HttpMethod method, Uri at, ArtifactBlob? upload)
    {
        var request = new HttpRequestMessage(method, at);
        if (upload is not null)
        {
            request.Content = new ByteArrayContent(upload.Content);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(upload.Name == Artifact.ManifestName ? upload.MediaType : "application/octet-stream");
        }
        else if (method == HttpMethod.Post)
        {
            request.Content = new ByteArrayContent([]);
        }

        request.Headers.Accept.ParseAdd(Artifact.ManifestType);
        request.Headers.Accept.ParseAdd("*/*");

        // Storage elsewhere has its own credentials in the address.
        request.Headers.Authorization = IsRegistry(at) ? authorization : null;
        return request;
    }

    private async Task<Diagnostic?> AuthenticateAsync(RegistryChallenge? challenge)
    {
        known ??= DockerConfiguration.Find(reference, cancellation);
        if (!known.Succeeded)
        {
            return known.Diagnostics[0];
        }

        if (challenge is { IsBearer: true })
        {
            return await FetchTokenAsync(challenge, known.Value).ConfigureAwait(false);
        }

        authorization = challenge is null || known.Value is null ? null : new AuthenticationHeaderValue("Basic", known.Value.Basic);
        return null;
    }

    private async Task<Diagnostic?> FetchTokenAsync(RegistryChallenge challenge, RegistryCredential? credential)
    {
        if (!Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm) || !IsSafe(realm))
        {
            return Diagnostic.Error(ArtifactCodes.AnswerRefused, null, $"'{reference.Host}' wants the credentials sent to '{Excerpt.Of(UrlPassword.Hide(challenge.Realm), LongestAddress)}', which is not https");
        }

        using var request = TokenRequest(realm, challenge.Service, credential);
        var answer = await transport.SendAsync(request, null, cancellation).ConfigureAwait(false);
        if (answer.Fault is not null || answer.IsForbidden)
        {
            return answer.Fault ?? Refusal(answer);
        }

        if (answer.Status != HttpStatusCode.OK || answer.Text("token", "access_token") is not { Length: > 0 } token || token.AsSpan().IndexOfAnyExceptInRange('!', '~') >= 0)
        {
            return Diagnostic.Error(ArtifactCodes.AnswerRefused, null, FormattableString.Invariant($"'{realm.Host}' answered without a token ({(int)answer.Status})"));
        }

        authorization = new AuthenticationHeaderValue("Bearer", token);
        return null;
    }

    private HttpRequestMessage TokenRequest(Uri realm, string service, RegistryCredential? credential)
    {
        var scope = $"repository:{reference.Repository}:pull,push";
        if (credential is { IsIdentityToken: true })
        {
            return new HttpRequestMessage(HttpMethod.Post, realm)
            {
                Content = new FormUrlEncodedContent(
                [
                    new("grant_type", "refresh_token"), new("client_id", "milvus-manifests"), new("service", service), new("scope", scope), new("refresh_token", credential.Secret),
                ]),
            };
        }

        var query = $"service={Uri.EscapeDataString(service)}&scope={Uri.EscapeDataString(scope)}";
        var request = new HttpRequestMessage(HttpMethod.Get, new UriBuilder(realm) { Query = realm.Query.Length > 1 ? $"{realm.Query[1..]}&{query}" : query }.Uri);
        request.Headers.Authorization = credential is null ? null : new AuthenticationHeaderValue("Basic", credential.Basic);
        return request;
    }

    /// <summary>The error about an answer that says that the user may not push.</summary>
    public Diagnostic Refusal(RegistryAnswer answer) => Diagnostic.Error(
        ArtifactCodes.CredentialsRefused,
        null,
        User is { } user
            ? FormattableString.Invariant($"'{reference.Host}' refuses to let {user} push to '{reference.Repository}' ({(int)answer.Status})")
            : FormattableString.Invariant($"'{reference.Host}' wants credentials to push to '{reference.Repository}' ({(int)answer.Status}), and Docker's configuration has none for it"));

    private bool IsRegistry(Uri at) => Uri.Compare(at, reference.Root, UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0;

    // A registry on this machine need not encrypt; one elsewhere has no business here.
    private bool IsSafe(Uri at) => at.Scheme == Uri.UriSchemeHttps || (at.Scheme == Uri.UriSchemeHttp && reference.IsLocal && ArtifactReference.IsLoopback(at));
}
