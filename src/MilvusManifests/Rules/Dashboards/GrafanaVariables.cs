using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MilvusManifests.Text;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>Replaces the variables in a query of Grafana by values of the right kind, so that it can be read as PromQL.</summary>
/// <param name="variables">The variables of the dashboard. Others stay as they are, as in Grafana, but for its own.</param>
/// <remarks>https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/ and .../add-template-variables/#global-variables</remarks>
internal sealed partial class GrafanaVariables(ImmutableArray<DashboardVariable> variables)
{
    private const string Word = "x";
    private const string Number = "1";
    private const string Duration = "5m";

    private readonly Dictionary<string, DashboardVariable> byName = variables.GroupBy(variable => variable.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The text with values; null if it has no variables.</summary>
    /// <param name="text">The query.</param>
    /// <param name="replaced">The parts of the result that stand for variables.</param>
    public MappedText? Replace(string text, out ImmutableArray<TextSpan> replaced)
    {
        replaced = [];
        if (!text.Contains('$', StringComparison.Ordinal) && !text.Contains("[[", StringComparison.Ordinal))
        {
            return null;
        }

        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var (written, result, context, at) = (MappedText.AsWritten(text, 0), new MappedText.Builder(text.Length), new QueryContext(text), 0);
        for (var reference = Reference().Match(text); reference.Success; reference = reference.NextMatch())
        {
            if (ValueOf(reference, context) is { } value)
            {
                result.Add(written, at, reference.Index - at);
                spans.Add(new TextSpan(result.Length, value.Length));
                result.Add(value, new TextSpan(reference.Index, reference.Length));
                at = reference.Index + reference.Length;
            }
        }

        if (spans.Count == 0)
        {
            return null;
        }

        result.Add(written, at, text.Length - at);
        replaced = spans.DrainToImmutable();
        return result.Build(new TextSpan(0, text.Length));
    }

    private string? ValueOf(Match reference, QueryContext context)
    {
        var name = reference.Groups["name"].Value;
        var place = context.At(reference.Index, reference.Index + reference.Length);
        if (BuiltIn(name) is { } value)
        {
            return place == QueryPlace.UnitOfDuration ? Number : value;
        }

        if (!byName.TryGetValue(name, out var variable))
        {
            return null;
        }

        return place switch
        {
            QueryPlace.String => Word,
            QueryPlace.UnitOfDuration => Number,
            QueryPlace.Duration => Chosen(variable, text => DurationText().IsMatch(text)) ?? Duration,
            QueryPlace.Function => Chosen(variable, text => NameText().IsMatch(text)) ?? "sum",
            QueryPlace.Name => Chosen(variable, text => NameText().IsMatch(text)) ?? Word,
            _ => Chosen(variable, text => NameText().IsMatch(text) || NumberText().IsMatch(text)) ?? Number,
        };
    }

    // The value that Grafana would use if nobody chose another one.
    private static string? Chosen(DashboardVariable variable, Func<string, bool> fits)
    {
        foreach (var value in variable.Values)
        {
            if (fits(value))
            {
                return value;
            }
        }

        return null;
    }

    private static string? BuiltIn(string name) => name switch
    {
        "__interval" or "__rate_interval" or "__range" or "__auto" => Duration,
        "__interval_ms" or "__rate_interval_ms" or "__range_ms" or "__range_s" or "__from" or "__to" => Number,
        "__dashboard" or "__org" or "__user" or "__name" or "__timezone" => Word,
        _ => name.StartsWith("__auto_interval", StringComparison.Ordinal) ? Duration : null,
    };

    [GeneratedRegex(@"\$(?<name>\w+)|\[\[(?<name>\w+?)(?::\w+)?\]\]|\$\{(?<name>\w+)(?:\.[^:}]+)?(?::[^}]+)?\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();

    [GeneratedRegex(@"\A[A-Za-z_:][A-Za-z0-9_:]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex NameText();

    [GeneratedRegex(@"\A-?([0-9]+\.?[0-9]*|\.[0-9]+)\z", RegexOptions.CultureInvariant)]
    private static partial Regex NumberText();

    [GeneratedRegex(@"\A([0-9]+(ms|[smhdwy]))+\z", RegexOptions.CultureInvariant)]
    private static partial Regex DurationText();
}
