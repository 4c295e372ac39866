using MilvusManifests.Values;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <content>What many rules check of fields.</content>
internal sealed partial class RuleViolations
{
    /// <summary>Reports a string that is not empty and has the wrong syntax.</summary>
    public void CheckSyntax(ObjectFields fields, string name, ValueSyntax syntax)
    {
        if (fields.Scalar(name) is { Value.Length: > 0 } text)
        {
            AddFault(text, syntax.Fault(text.Value));
        }
    }

    /// <summary>Reports a string that is not empty and has a fault.</summary>
    /// <param name="fields">The mapping with the string.</param>
    /// <param name="name">Its field.</param>
    /// <param name="fault">The name of the syntax and what to use instead of a string; null for a valid one.</param>
    public void CheckText(ObjectFields fields, string name, Func<string, (string Name, string? Advice)?> fault)
    {
        if (fields.Scalar(name) is { Value.Length: > 0 } text)
        {
            AddFault(text, fault(text.Value));
        }
    }

    /// <summary>Reports every field after the first if several are set of which only one is allowed.</summary>
    /// <param name="fields">The mapping.</param>
    /// <param name="names">The fields.</param>
    public void CheckAtMostOne(ObjectFields fields, params ReadOnlySpan<string> names)
    {
        string? first = null;
        foreach (var (key, value) in fields.Node?.Entries ?? [])
        {
            if (names.Contains(key.Value) && fields.Has(key.Value))
            {
                if (first is not null)
                {
                    Report(value, key, $": only one of {ValueText.Quote(first)} and {ValueText.Quote(key.Value)} is allowed");
                }

                first ??= key.Value;
            }
        }
    }

    /// <summary>Reports a mapping with none, or with more than one, of several fields.</summary>
    /// <param name="fields">The mapping.</param>
    /// <param name="names">The fields.</param>
    public void CheckExactlyOne(ObjectFields fields, params ReadOnlySpan<string> names)
    {
        var isSet = false;
        foreach (var name in names)
        {
            isSet |= fields.Has(name);
        }

        if (!isSet && fields.Node is { } mapping)
        {
            Explain(mapping, $"one of {ValueText.Choice([.. names.ToArray().Select(ValueText.Quote)], "and")} is required");
        }

        CheckAtMostOne(fields, names);
    }

    /// <summary>Reports a string that an earlier item has in the same field.</summary>
    /// <param name="items">The items.</param>
    /// <param name="name">The field.</param>
    public void CheckUnique(MappingItems items, string name)
    {
        if (items.Count > 1)
        {
            CheckUnique((IEnumerable<ObjectFields>)items, name);
        }
    }

    /// <summary>Reports a string that an earlier item has in the same field.</summary>
    /// <param name="items">The items.</param>
    /// <param name="name">The field.</param>
    public void CheckUnique(IEnumerable<ObjectFields> items, string name)
    {
        HashSet<string>? seen = null;
        foreach (var item in items)
        {
            if (item.Scalar(name) is { Value.Length: > 0 } text && !(seen ??= new(StringComparer.Ordinal)).Add(text.Value))
            {
                Explain(text, $"there is already one with the {name} {ValueText.Of(text)}");
            }
        }
    }

    /// <summary>Reports numbers below zero.</summary>
    /// <param name="fields">The mapping with the numbers.</param>
    /// <param name="names">Their fields.</param>
    public void CheckNotNegative(ObjectFields fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            CheckRange(fields, name, 0);
        }
    }

    /// <summary>Reports a string that is not one of several.</summary>
    /// <param name="fields">The mapping with the string.</param>
    /// <param name="name">Its field.</param>
    /// <param name="values">The strings that are allowed.</param>
    public void CheckValue(ObjectFields fields, string name, params ReadOnlySpan<string> values)
    {
        if (fields.Scalar(name) is { } text && !values.Contains(text.Value))
        {
            Add(text, $"must be {ValueText.Choice(values.ToArray())}, not {ValueText.Of(text)}");
        }
    }

    /// <summary>Reports a number outside of a range.</summary>
    /// <param name="fields">The mapping with the number.</param>
    /// <param name="name">Its field.</param>
    /// <param name="minimum">The least number that is allowed.</param>
    /// <param name="maximum">The greatest one.</param>
    public void CheckRange(ObjectFields fields, string name, long minimum, long maximum = long.MaxValue)
    {
        if (fields.Number(name) is { } number && (number < minimum || number > maximum))
        {
            var bound = maximum < long.MaxValue ? FormattableString.Invariant($"from {minimum} to {maximum}") : FormattableString.Invariant($"at least {minimum}");
            Add(fields[name]!, FormattableString.Invariant($"must be {bound}, not {number}"));
        }
    }

    /// <summary>Reports a required field that is absent or empty.</summary>
    /// <param name="fields">The mapping that needs the field.</param>
    /// <param name="name">The field.</param>
    /// <param name="reason">When it is required: <c>with type NodePort</c>; null if always.</param>
    public void CheckRequired(ObjectFields fields, string name, string? reason = null)
    {
        if (!fields.IsEmpty(name))
        {
            return;
        }

        var why = reason is null ? "" : $" {reason}";
        if (fields[name] is { } empty)
        {
            Add(empty, $"must not be empty{why}");
        }
        else if (fields.Node is { } mapping)
        {
            Report(mapping, null, reason is null ? $": required field '{name}' is missing" : $": '{name}' is required{why}", missing: name);
        }
    }

    /// <summary>Whether a field that a mapping lacks is there under a misspelt name, which is reported already.</summary>
    /// <param name="fields">The mapping.</param>
    /// <param name="names">The fields of which one is needed.</param>
    public bool IsMisspelt(ObjectFields fields, params ReadOnlySpan<string> names)
    {
        var isMisspelt = false;
        foreach (var name in names)
        {
            isMisspelt |= fields.Node is { } mapping && errors.HasMissing(mapping, name, null, mark);
        }

        return isMisspelt;
    }

    /// <summary>Reports fields that are set and empty; whether they are required is up to the schema.</summary>
    /// <param name="fields">The mapping with the fields.</param>
    /// <param name="names">The fields.</param>
    public void CheckNotEmpty(ObjectFields fields, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields[name] is { } empty && fields.IsEmpty(name))
            {
                Add(empty, "must not be empty");
            }
        }
    }
}
