using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using MilvusManifests.Templating;

namespace MilvusManifests.Building;

/// <summary>Whether what a template writes depends only on values that many clusters have in common.</summary>
internal static partial class TemplateReach
{
    private static readonly ConditionalWeakTable<Template, object> Known = [];

    /// <summary>Whether a template's code mentions none of the variables that are another cluster's own: the settings, all Milvus, and what GitOps engines see.</summary>
    public static bool IsCommon(Template template) => (bool)Known.GetValue(template, static parsed => !OwnVariable().IsMatch(Quoted().Replace(Code(parsed.Source.Text), "\"\"")));

    private static string Code(string text) => string.Join('\n', CodeBlock().Matches(text).Select(block => block.Value));

    [GeneratedRegex(@"\{\{(?!%).*?\}\}", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])*'|`[^`]*`", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(?<![.\w])(config|milvus|gitops|set|part|this)\b", RegexOptions.CultureInvariant)]
    private static partial Regex OwnVariable();
}
