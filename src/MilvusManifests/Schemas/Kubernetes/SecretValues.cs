using System.Collections.Immutable;
using MilvusManifests.Schemas.Formats;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>The values of a Secret, which no message may repeat: logs are read by many.</summary>
internal static class SecretValues
{
    private const string Hidden = "(hidden)";
    private const int ShortestHidden = 3;
    private const string PlainTextAdvice = "encode it, or move it to stringData";

    private static readonly string[] DataFields = ["data", "stringData"];

    /// <summary>The diagnostics about an object; those about a Secret without its values.</summary>
    public static ImmutableArray<Diagnostic> Hide(ImmutableArray<Diagnostic> diagnostics, YamlMapping node, PackedKind kind) =>
        diagnostics.IsEmpty || kind.Name is not { ApiVersion: "v1", Kind: "Secret" } ? diagnostics : [.. diagnostics.Select(diagnostic => Hide(diagnostic, node))];

    private static Diagnostic Hide(Diagnostic diagnostic, YamlMapping node)
    {
        var (message, hint) = (diagnostic.Message, diagnostic.Hint);
        foreach (var value in DataFields.Select(name => node[name]).OfType<YamlNode>().SelectMany(Scalars))
        {
            foreach (var shown in (string[])[value.Value, value.Written, Excerpt.Of(value.Value), Excerpt.Of(value.Value, longest: 80), PrintableText.Of(Excerpt.Of(value.Value))])
            {
                // A short value is hidden where it is quoted: by itself it may be a part of any word.
                var (text, hidden) = shown.Length >= ShortestHidden ? (shown, Hidden) : ($"'{shown}'", $"'{Hidden}'");
                message = shown.Length == 0 ? message : message.Replace(text, hidden, StringComparison.Ordinal);
                hint = shown.Length == 0 ? hint : hint?.Replace(text, hidden, StringComparison.Ordinal);
            }
        }

        message = message.Replace(ValueFormats.Base64Advice, PlainTextAdvice, StringComparison.Ordinal);
        return message == diagnostic.Message && hint == diagnostic.Hint ? diagnostic : diagnostic with { Message = message, Hint = hint };
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value)),
        YamlSequence sequence => sequence.Items.SelectMany(Scalars),
        _ => [],
    };
}
