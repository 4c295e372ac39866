using System.Collections.Immutable;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cluster;

/// <summary>Which labels are selected: those that meet every requirement.</summary>
/// <param name="Requirements">The requirements; none selects everything.</param>
/// <remarks>https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements</remarks>
internal sealed record LabelSelector(ImmutableArray<LabelRequirement> Requirements)
{
    /// <summary>The selector that selects everything, as <c>{}</c> does.</summary>
    public static LabelSelector Everything { get; } = new([]);

    /// <summary>Whether it selects everything.</summary>
    public bool IsEverything => Requirements.IsEmpty;

    /// <summary>The selector of a mapping with <c>matchLabels</c> and <c>matchExpressions</c>; null where it is absent or null, which selects nothing.</summary>
    public static LabelSelector? Of(YamlNode? node)
    {
        if (node is not YamlMapping mapping)
        {
            return null;
        }

        var selector = new ObjectFields(mapping);
        var requirements = OfLabels(selector.Fields("matchLabels")).Requirements.ToBuilder();
        foreach (var expression in selector.Mappings("matchExpressions"))
        {
            requirements.Add(new(expression.Text("key") ?? "", expression.Text("operator") ?? "", [.. expression.Texts("values").Select(value => value.Value)]));
        }

        return new(requirements.DrainToImmutable());
    }

    /// <summary>The selector of a map of labels, as Services have it: each label has to have its value.</summary>
    public static LabelSelector OfLabels(ObjectFields map) => new([.. Labels.OfMap(map).Known.Select(label => new LabelRequirement(label.Key, LabelRequirement.In, [label.Value]))]);

    /// <summary>The selector of a text as options of programs have it: <c>app=web,tier in (a, b),!old</c>; null if it is not one.</summary>
    /// <remarks>https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#list-and-watch-filtering</remarks>
    public static LabelSelector? OfText(string text)
    {
        var requirements = ImmutableArray.CreateBuilder<LabelRequirement>();
        foreach (var part in Parts(text))
        {
            if (LabelRequirement.OfText(part.Trim()) is not { } requirement)
            {
                return null;
            }

            requirements.Add(requirement);
        }

        return new(requirements.DrainToImmutable());
    }

    /// <summary>Whether labels are selected.</summary>
    public Answer Selects(Labels labels) => Requirements.Select(requirement => requirement.IsMetBy(labels)).All();

    /// <summary>What labels lack to be selected: <c>'app' must be 'web'</c>; null if they are selected, or may be.</summary>
    public string? Mismatch(Labels labels) => Requirements.FirstOrDefault(requirement => requirement.IsMetBy(labels) == Answer.No)?.Describe(labels);

    private static IEnumerable<string> Parts(string text)
    {
        var (begin, depth) = (0, 0);
        for (var i = 0; i <= text.Length; i++)
        {
            if (i == text.Length || (text[i] == ',' && depth == 0))
            {
                if (i > begin || text.Length > 0)
                {
                    yield return text[begin..i];
                }

                begin = i + 1;
            }
            else
            {
                depth += text[i] == '(' ? 1 : text[i] == ')' ? -1 : 0;
            }
        }
    }

    /// <summary>The selector as a person writes it: <c>app=web, tier in (a, b)</c>.</summary>
    public override string ToString() => IsEverything ? "{}" : string.Join(", ", Requirements);
}

/// <summary>One requirement of a selector.</summary>
/// <param name="Key">The key of the label.</param>
/// <param name="Operator">How it is compared.</param>
/// <param name="Values">What it is compared with.</param>
internal sealed record LabelRequirement(string Key, string Operator, ImmutableArray<string> Values)
{
    /// <summary>The label has one of the values.</summary>
    public const string In = "In";

    /// <summary>The label is absent or has none of the values.</summary>
    public const string NotIn = "NotIn";

    /// <summary>The label is there.</summary>
    public const string Exists = "Exists";

    /// <summary>The label is absent.</summary>
    public const string DoesNotExist = "DoesNotExist";

    /// <summary>The requirement of a text: <c>app=web</c>, <c>tier notin (a, b)</c>, <c>!old</c>; null if it is not one.</summary>
    public static LabelRequirement? OfText(string text)
    {
        if (text.EndsWith(')') && text.IndexOf('(', StringComparison.Ordinal) is > 0 and var open)
        {
            var words = text[..open].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            ImmutableArray<string> values = [.. text[(open + 1)..^1].Split(',', StringSplitOptions.TrimEntries)];
            return words is [var key, "in" or "notin"] ? new(key, words[1] == "in" ? In : NotIn, values) : null;
        }

        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals > 0)
        {
            var isNot = text[equals - 1] == '!';
            return new(text[..(isNot ? equals - 1 : equals)].Trim(), isNot ? NotIn : In, [text[equals..].TrimStart('=').Trim()]);
        }

        return text.Length == 0 || text.Contains(' ', StringComparison.Ordinal) || equals == 0 ? null
            : text[0] == '!' ? new(text[1..].Trim(), DoesNotExist, []) : new(text, Exists, []);
    }

    /// <summary>Whether labels meet it. An operator that does not exist is met by none: the API server rejects it.</summary>
    public Answer IsMetBy(Labels labels) => Operator switch
    {
        In => labels.HasAny(Key, Values),
        NotIn => labels.HasAny(Key, Values).Not(),
        Exists => labels.Has(Key),
        DoesNotExist => labels.Has(Key).Not(),
        _ => Answer.No,
    };

    /// <summary>What labels that do not meet it lack.</summary>
    public string Describe(Labels labels) => Operator switch
    {
        In when labels.Known.TryGetValue(Key, out var value) => $"{ValueText.Quote(Key)} is {ValueText.Quote(value)} and must be {Choice}",
        In => $"{ValueText.Quote(Key)} must be {Choice} and is missing",
        NotIn => $"{ValueText.Quote(Key)} must not be {Choice}",
        Exists => $"{ValueText.Quote(Key)} is missing",
        DoesNotExist => $"{ValueText.Quote(Key)} must not be there",
        _ => $"{ValueText.Quote(Operator)} is not an operator of selectors",
    };

    /// <inheritdoc/>
    public override string ToString() => Operator switch
    {
        In when Values.Length == 1 => $"{Key}={Values[0]}",
        In => $"{Key} in ({string.Join(", ", Values)})",
        NotIn => $"{Key} notin ({string.Join(", ", Values)})",
        Exists => Key,
        DoesNotExist => $"!{Key}",
        _ => $"{Key} {Operator}",
    };

    private string Choice => ValueText.Choice([.. Values.Select(value => ValueText.Quote(value))]);
}
