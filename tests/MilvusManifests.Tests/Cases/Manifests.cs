using MilvusManifests.Catalogue;
using MilvusManifests.Text;
using MilvusManifests.Validation;

namespace MilvusManifests.Tests.Cases;

/// <summary>Manifests as <c>validate</c> reads and judges them.</summary>
internal static class Manifests
{
    private static readonly ManifestValidator Validator = new(new SchemaCatalogue("1.36"), new ManifestValidatorOptions());

    /// <summary>Validates a text.</summary>
    /// <param name="text">The text; diagnostics call it <c>a</c>.</param>
    /// <returns>The diagnostics, one a line.</returns>
    public static string Validate(string text) => string.Join('\n', Validator.Validate(new SourceText("a", text)).Diagnostics.Select(found => found.ToString()));

    /// <summary>Validates a text and expects an error at each <c>§</c> in it.</summary>
    /// <param name="text">The text with the marks.</param>
    /// <param name="messages">What is found there, without the places.</param>
    public static void Expect(string text, params string[] messages)
    {
        var places = new List<string>();
        for (var at = text.IndexOf('§', StringComparison.Ordinal); at >= 0; at = text.IndexOf('§', StringComparison.Ordinal))
        {
            text = text.Remove(at, 1);
            places.Add(FormattableString.Invariant($"a({text.AsSpan(0, at).Count('\n') + 1},{at - text.LastIndexOf('\n', Math.Max(0, at - 1))})"));
        }

        Assert.Equal(places.Zip(messages, (place, message) => $"{place}: {message}"), Validate(text).Split('\n'));
        Assert.Equal(places.Count, messages.Length);
    }

    /// <summary>A Pod with one container.</summary>
    /// <param name="container">Further fields of the container, in flow style.</param>
    /// <param name="spec">Further fields of the Pod's spec, in flow style.</param>
    public static string Pod(string container = "", string spec = "") =>
        $"{{apiVersion: v1, kind: Pod, metadata: {{name: a}}, spec: {{containers: [{{name: a, image: b{(container.Length == 0 ? "" : ", " + container)}}}]{(spec.Length == 0 ? "" : ", " + spec)}}}}}";
}
