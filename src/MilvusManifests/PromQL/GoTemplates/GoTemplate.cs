using System.Collections.Immutable;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>A template in the language of Go's package <c>text/template</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Nodes">Its parts, with definitions of other templates among them.</param>
/// <remarks>https://pkg.go.dev/text/template</remarks>
internal sealed record GoTemplate(string Text, ImmutableArray<TemplateNode> Nodes)
{
    /// <summary>Whether the text has an action at all; one without is written as it is.</summary>
    public static bool HasActions(string text) => text.Contains("{{", StringComparison.Ordinal);
}
