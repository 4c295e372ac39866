using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules.Meta;

/// <summary>Label selectors and the labels that they select.</summary>
internal static class LabelSelectors
{
    /// <summary>Whether there is a selector without any requirement, which selects everything.</summary>
    public static bool IsEmpty(ObjectFields selector) => selector.Exists && selector.IsEmpty("matchLabels") && selector.IsEmpty("matchExpressions");

    /// <summary>What a selector requires and labels do not have: <c>'app' must be 'web'</c>; null if it selects them, or if a value in either is unknown or invalid.</summary>
    public static string? Mismatch(ObjectFields selector, ObjectFields labels)
    {
        var mismatch = MapMismatch(selector.Fields("matchLabels"), labels);
        foreach (var item in selector.Items("matchExpressions"))
        {
            var expression = ObjectFields.Of(item);
            if (expression.Text("key") is not { } key || !LabelKey.IsValid(key))
            {
                return null;
            }

            mismatch ??= Mismatch(expression, key, labels);
        }

        return mismatch;
    }

    /// <summary>What a mapping of labels requires and other labels do not have; null as for a selector.</summary>
    public static string? MapMismatch(ObjectFields required, ObjectFields labels)
    {
        string? mismatch = null;
        foreach (var (key, _) in required.Node?.Entries ?? [])
        {
            if (required.Text(key.Value) is not { } value || !LabelKey.IsValid(key.Value) || !LabelValue.IsValid(value))
            {
                return null;
            }

            mismatch ??= labels.Has(key.Value) ? IfFalse(IsValue(labels, key.Value, value), () => $"{ValueText.Quote(key.Value)} must be {ValueText.Quote(value)}") : Missing(key.Value);
        }

        return mismatch;
    }

    private static string? Mismatch(ObjectFields expression, string key, ObjectFields labels) => (expression.Text("operator"), labels.Has(key)) switch
    {
        ("Exists" or "In", false) => Missing(key),
        ("DoesNotExist", true) => $"{ValueText.Quote(key)} must not be there",
        ("In", true) => IfFalse(IsAnyValue(expression, labels, key), () => $"{ValueText.Quote(key)} must be {Values(expression)}"),
        ("NotIn", true) => IfFalse(!IsAnyValue(expression, labels, key), () => $"{ValueText.Quote(key)} must not be {Values(expression)}"),
        _ => null,
    };

    private static string Missing(string key) => $"{ValueText.Quote(key)} is missing";

    private static string? IfFalse(bool? condition, Func<string> text) => condition == false ? text() : null;

    private static string Values(ObjectFields expression) => ValueText.Choice([.. expression.Texts("values").Select(text => ValueText.Quote(text.Value))]);

    private static bool? IsAnyValue(ObjectFields expression, ObjectFields labels, string key)
    {
        var values = expression.Items("values");
        var texts = expression.Texts("values").ToList();
        return texts.Count < values.Length || labels.Text(key) is not { } label ? null : texts.Exists(text => text.Value == label);
    }

    private static bool? IsValue(ObjectFields labels, string key, string value) => labels.Text(key) is { } label ? label == value : null;
}
