using System.Net;
using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Artifacts;

/// <summary>What a registry answered.</summary>
/// <param name="Status">The status; zero if there is no answer.</param>
/// <param name="Fault">Why there is none; null if there is one.</param>
internal sealed record RegistryAnswer(HttpStatusCode Status, Diagnostic? Fault = null)
{
    private const int LongestReason = 200;

    /// <summary>Where to go on.</summary>
    public Uri? Location { get; init; }

    /// <summary>The digest of what the registry has.</summary>
    public string? Digest { get; init; }

    /// <summary>How the registry wants to be told who asks.</summary>
    public RegistryChallenge? Challenge { get; init; }

    /// <summary>The start of the body.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Whether it is somewhere else.</summary>
    public bool IsRedirect => Location is not null && Status is HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect or HttpStatusCode.Found or HttpStatusCode.MovedPermanently or HttpStatusCode.SeeOther;

    /// <summary>Whether the user may not do that.</summary>
    public bool IsForbidden => Status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;

    /// <summary>The status in words, with the registry's own if there are any.</summary>
    public string Reason
    {
        get
        {
            var words = ReadMessage();
            return FormattableString.Invariant($"{(int)Status} {Status}{(words.Length == 0 ? "" : $": {words}")}");
        }
    }

    /// <summary>An answer that did not come, or is not accepted.</summary>
    public static RegistryAnswer Failed(DiagnosticCode code, string message) => new(0, Diagnostic.Error(code, null, message));

    /// <summary>The first of some properties of the body that is a string; null if the body is not JSON or has none of them.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        try
        {
            using var json = JsonDocument.Parse(Body);
            foreach (var name in names)
            {
                if (UntrustedJson.Text(json.RootElement, name) is { } text)
                {
                    return text;
                }
            }
        }
        catch (JsonException)
        {
        }

        return null;
    }

    private string ReadMessage()
    {
        try
        {
            using var json = JsonDocument.Parse(Body);
            return UntrustedJson.Find(json.RootElement, "errors") is { ValueKind: JsonValueKind.Array } errors && errors.GetArrayLength() > 0 && UntrustedJson.Text(errors[0], "message") is { } message
                ? Excerpt.Of(UrlPassword.Hide(message), LongestReason)
                : "";
        }
        catch (JsonException)
        {
            return "";
        }
    }
}
