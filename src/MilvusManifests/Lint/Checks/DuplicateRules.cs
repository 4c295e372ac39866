using MilvusManifests.PromQL.Printing;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Lint.Checks;

/// <summary>Every rule is there once.</summary>
internal sealed class DuplicateRules : ILintCheck
{
    /// <summary>A rule that is there twice.</summary>
    public static readonly DiagnosticCode Duplicate = new(
        "MM4220",
        "duplicate rule",
        "The same rule in two groups is evaluated twice. Two alerts notify twice, or hide each other; two recording rules write the same series, of which Prometheus drops one with a warning at every evaluation.",
        new CodeExample(
            "alert Same: the same rule is in group 'again' too",
            "alert: NodeDown\nexpr: up{job=\"node-exporter\"} == 0"),
        "Remove one of them.");

    /// <inheritdoc/>
    public DiagnosticCode Code => Duplicate;

    /// <inheritdoc/>
    public IEnumerable<LintFault> Run(LintedSet set)
    {
        // Printing an expression is only worth it where two rules have one name.
        var named = new Dictionary<(QueryUse, string), LintedQuery?>();
        var known = new Dictionary<(QueryUse, string, string), LintedQuery>();
        foreach (var query in set.Queries)
        {
            if (query.Use is not (QueryUse.Alert or QueryUse.Recording) || named.TryAdd((query.Use, query.Rule!.Name), query))
            {
                continue;
            }

            var name = (query.Use, query.Rule.Name);
            if (named[name] is { } other)
            {
                known.Add((other.Use, other.Rule!.Name, Identity(other)), other);
                named[name] = null;
            }

            if (!known.TryAdd((query.Use, query.Rule.Name, Identity(query)), query))
            {
                var first = known[(query.Use, query.Rule.Name, Identity(query))];
                yield return new(query, query.Expression.Span, $"the same rule is in group '{first.Group!.Name?.Value}' too")
                {
                    Place = (query.Rule.Alert ?? query.Rule.Record)!.Location,
                    Related = Other(first, query) is { } related ? [related] : [],
                    Subject = query.Rule.Name,
                };
            }
        }
    }

    // An alias makes two rules of one line: then the other group is what there is to be seen.
    private static RelatedLocation? Other(LintedQuery first, LintedQuery second)
    {
        var (place, own) = ((first.Rule!.Alert ?? first.Rule.Record)!.Location, (second.Rule!.Alert ?? second.Rule.Record)!.Location);
        return place != own ? new("the other rule", place)
            : first.Group!.Name?.Location is { } group && group != second.Group!.Name?.Location ? new("the other group, by an alias", group)
            : null;
    }

    private static string Identity(LintedQuery query)
    {
        var labels = query.Rule!.Labels.Select(label => $"{label.Key.Value}={(label.Value as YamlScalar)?.Value}").Order(StringComparer.Ordinal);
        return $"{string.Join(',', labels)} {query.Rule.For?.Value} {ExpressionText.Of(query.Expression)}";
    }
}
