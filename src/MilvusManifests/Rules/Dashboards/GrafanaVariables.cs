using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MilvusManifests.Text;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>Replaces the variables in a query of Grafana by values of the right kind, so that it can be read as PromQL.</summary>
/// <param name="variables">The variables of the dashboard.</param>
/// <remarks>https://grafana.com/docs/grafana/latest/dashboards/variables/variable-syntax/ and .../add-template-variables/#global-variables</remarks>
internal sealed partial class GrafanaVariables(ImmutableArray<DashboardVariable> variables)
{
    private const string Word = "x";
    private const string Number = "1";
    private const string Duration = "5m";

    private readonly Dictionary<string, DashboardVariable> byName = variables.GroupBy(variable => variable.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    /// <summary>The text with values.</summary>
    /// <param name="text">The query.</param>
    public ReplacedQuery Replace(string text)
    {
        if (!text.Contains('$', StringComparison.Ordinal) && !text.Contains("[[", StringComparison.Ordinal))
        {
            return new(MappedText.AsWritten(text, 0), [], [], IsCertain: true);
        }

        var spans = ImmutableArray.CreateBuilder<TextSpan>();
        var unknown = ImmutableArray.CreateBuilder<UnknownVariable>();
        var isCertain = true;
        var (written, result, context, at) = (MappedText.AsWritten(text, 0), new MappedText.Builder(text.Length), new QueryContext(text), 0);
        for (var reference = Reference().Match(text); reference.Success; reference = reference.NextMatch())
        {
            var name = reference.Groups["name"].Value;
            var variable = byName.GetValueOrDefault(name);
            if (variable is null && BuiltIn(name) is null && !IsMissed(name, text))
            {
                continue;
            }

            var place = context.At(reference.Index, reference.Index + reference.Length);
            var value = ValueOf(name, variable, place);
            result.Add(written, at, reference.Index - at);
            var span = new TextSpan(result.Length, value.Length);
            spans.Add(span);
            result.Add(value, new TextSpan(reference.Index, reference.Length));
            at = reference.Index + reference.Length;
            isCertain &= place is QueryPlace.String or QueryPlace.Duration or QueryPlace.UnitOfDuration;
            if (variable is null && BuiltIn(name) is null)
            {
                unknown.Add(new(name, span, place == QueryPlace.String));
            }
        }

        result.Add(written, at, text.Length - at);
        return new(result.Build(new TextSpan(0, text.Length)), spans.DrainToImmutable(), unknown.DrainToImmutable(), isCertain);
    }

    // A number is a group of label_replace, and so is a name that a regular expression of the query has; two underscores begin what is Grafana's own.
    private static bool IsMissed(string name, string text) =>
        !char.IsAsciiDigit(name[0]) && !name.StartsWith("__", StringComparison.Ordinal) && !text.Contains($"<{name}>", StringComparison.Ordinal);

    private static string ValueOf(string name, DashboardVariable? variable, QueryPlace place)
    {
        if (BuiltIn(name) is { } value)
        {
            return place == QueryPlace.UnitOfDuration ? Number : value;
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
    private static string? Chosen(DashboardVariable? variable, Func<string, bool> fits)
    {
        foreach (var value in variable?.Values ?? [])
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
