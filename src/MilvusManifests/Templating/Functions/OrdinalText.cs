using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Functions;

/// <summary><c>string.equals_ignore_case</c> and <c>string.index_of</c>, which in Scriban compare by the machine's culture: here by code unit, everywhere.</summary>
internal static class OrdinalText
{
    /// <summary><c>string.equals_ignore_case text value</c>.</summary>
    public static TemplateFunction EqualsIgnoreCase { get; } = new Equality();

    /// <summary><c>string.index_of text search [start_index] [count] [string_comparison]</c>; of the comparison only the suffix <c>IgnoreCase</c> matters.</summary>
    public static TemplateFunction IndexOf { get; } = new Search();

    private sealed class Equality() : TemplateFunction(Required<string>("text"), Required<string>("value"))
    {
        protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments) =>
            arguments[0] is string text && string.Equals(text, arguments[1] as string, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class Search() : TemplateFunction(
        Required<string>("text"), Required<string>("search"), Optional<int?>("start_index"), Optional<int?>("count"), Optional<string>("string_comparison"))
    {
        protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments)
        {
            var text = arguments[0] as string ?? "";
            var start = arguments[2] as int? ?? 0;
            var count = arguments[3] as int? ?? text.Length - start;
            if (start < 0 || count < 0 || start + (long)count > text.Length)
            {
                throw new TemplateError(TemplateCodes.InvalidArgument, span, FormattableString.Invariant($"'string.index_of' cannot search {count} characters from {start} in a string of length {text.Length}"));
            }

            if (!Enum.TryParse<StringComparison>(arguments[4] as string ?? nameof(StringComparison.Ordinal), out var asked))
            {
                throw new TemplateError(TemplateCodes.InvalidArgument, span, $"'{Excerpt.Of(arguments[4] as string)}' is not a comparison; write 'Ordinal' or 'OrdinalIgnoreCase'");
            }

            var ignoresCase = asked is StringComparison.OrdinalIgnoreCase or StringComparison.InvariantCultureIgnoreCase or StringComparison.CurrentCultureIgnoreCase;
            return text.IndexOf(arguments[1] as string ?? "", start, count, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
        }
    }
}
