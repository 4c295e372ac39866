using System.Text.RegularExpressions;
using MilvusManifests.Text;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>The query of a variable: PromQL, or one of the functions that Grafana has for variables.</summary>
/// <remarks>https://grafana.com/docs/grafana/latest/datasources/prometheus/template-variables/#use-a-query-variable</remarks>
internal static partial class VariableQuery
{
    /// <summary>The PromQL in a query of a variable; null if it has none, as <c>metrics(regex)</c> and <c>label_names()</c>.</summary>
    /// <param name="text">The query.</param>
    /// <param name="label">The label whose values are asked for.</param>
    public static TextSpan? Find(string text, out string? label)
    {
        label = null;
        if (NamesOrMetrics().IsMatch(text))
        {
            return null;
        }

        if (LabelValues().Match(text) is { Success: true } values)
        {
            label = values.Groups["label"].Value;
            return values.Groups["selector"] is { Success: true } selector ? Trim(text, selector.Index, selector.Length) : null;
        }

        return QueryResult().Match(text) is { Success: true } result
            ? Trim(text, result.Groups["expr"].Index, result.Groups["expr"].Length)
            : Trim(text, 0, text.Length);
    }

    private static TextSpan? Trim(string text, int start, int length)
    {
        var end = start + length;
        for (; start < end && char.IsWhiteSpace(text[start]); start++)
        {
        }

        for (; end > start && char.IsWhiteSpace(text[end - 1]); end--)
        {
        }

        return end > start ? TextSpan.FromBounds(start, end) : null;
    }

    [GeneratedRegex(@"\A\s*label_values\(((?<selector>.+),)?\s*(?<label>[a-zA-Z_$][a-zA-Z0-9_]*)\s*\)\s*\z", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex LabelValues();

    [GeneratedRegex(@"\A\s*query_result\((?<expr>.+)\)\s*\z", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex QueryResult();

    [GeneratedRegex(@"\A\s*(label_names|metrics)\(.*\)\s*\z", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex NamesOrMetrics();
}
