using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>Receives the violations of rules for one mapping; what its schema already reports at the same place is not reported again.</summary>
/// <param name="root">The mapping.</param>
/// <param name="path">Where it is.</param>
/// <param name="errors">Receives the errors.</param>
/// <param name="mark">How many errors there were before the mapping was held against its schema.</param>
/// <param name="verdict">How violations are reported; as those of the API server if null.</param>
internal sealed class RuleViolations(YamlMapping root, InstancePath path, SchemaErrors errors, int mark, RuleVerdict? verdict = null)
{
    private readonly RuleVerdict verdict = verdict ?? RuleVerdict.ApiServer;

    /// <summary>Reports a value: <c>Pod spec.restartPolicy must be Never</c>.</summary>
    /// <param name="node">The value.</param>
    /// <param name="text">What is wrong, as a predicate: <c>must be Never</c>.</param>
    public void Add(YamlNode node, string text) => Report(node, null, $" {text}");

    /// <summary>Reports a value: <c>Pod metadata.name: 'A' is not a valid DNS label</c>.</summary>
    /// <param name="node">The value.</param>
    /// <param name="text">What is wrong, as a sentence.</param>
    public void Explain(YamlNode node, string text) => Report(node, null, $": {text}");

    /// <summary>Warns of a value with which the object is accepted.</summary>
    /// <param name="node">The value.</param>
    /// <param name="text">What is wrong, as a sentence.</param>
    public void Warn(YamlNode node, string text) => Report(node, null, $": {text}", Severity.Warning);

    /// <summary>Reports a part of a string.</summary>
    /// <param name="text">The string.</param>
    /// <param name="part">The part.</param>
    /// <param name="message">What is wrong, as a sentence.</param>
    /// <param name="severity">How bad it is, if that is not for the verdict to say.</param>
    /// <param name="opened">Where in the string began what is not closed; null for other violations.</param>
    public void Explain(YamlScalar text, TextSpan part, string message, Severity? severity = null, TextSpan? opened = null)
    {
        var places = ScalarPlaces.Of(text);
        var related = opened is { } start && places is not null ? new RelatedLocation("opened at", places.At(start.Start, start.Length)) : null;
        Report(text, null, $": {message}", severity, place: places?.At(part.Start, part.Length), related: related);
    }

    /// <summary>Reports a string with the wrong syntax.</summary>
    /// <param name="text">The string.</param>
    /// <param name="fault">The name of the syntax and what to use instead; null if the string is valid.</param>
    public void AddFault(YamlScalar text, (string Name, string? Advice)? fault)
    {
        if (fault is var (name, advice))
        {
            Explain(text, $"{ValueText.Of(text)} is not a valid {name}{(advice is null ? "" : $"; {advice}")}");
        }
    }

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

    /// <summary>Reports a field that must not be set; the location is its key.</summary>
    /// <param name="fields">The mapping with the field.</param>
    /// <param name="name">The field.</param>
    /// <param name="text">Why it is not allowed, as a predicate: <c>is only allowed with type ExternalName</c>.</param>
    public void AddKey(ObjectFields fields, string name, string text)
    {
        if (fields.Node?.Find(name) is { } entry)
        {
            Report(entry.Value, entry.Key, $" {text}");
        }
    }

    /// <summary>Reports an entry of a mapping; the location is its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="text">What is wrong: a sentence after a colon, or a predicate after a blank.</param>
    public void AddEntry(YamlScalar key, YamlNode value, string text) => Report(value, key, text);

    /// <summary>Warns of an entry of a mapping with which the object is accepted; the location is its key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="text">What is wrong: a sentence after a colon, or a predicate after a blank.</param>
    public void WarnOfEntry(YamlScalar key, YamlNode value, string text) => Report(value, key, text, Severity.Warning);

    private void Report(YamlNode node, YamlScalar? key, string text, Severity? severity = null, string? missing = null, Location? place = null, RelatedLocation? related = null)
    {
        if (!errors.HasRoomFor(severity ?? verdict.Severity))
        {
            return;
        }

        var depth = path.Depth;
        Descend(root, node);
        var own = node is YamlScalar ? node.Location ?? path.Key?.Location : path.Key?.Location ?? node.Location;
        var location = place ?? key?.Location ?? own;
        var isKnown = missing is not null && errors.HasMissing((YamlMapping)node, missing, location, mark);
        if (!isKnown && !errors.HasErrorAt(location, mark, except: verdict.Code))
        {
            var diagnostic = new Diagnostic(verdict.Code, severity ?? verdict.Severity, location, path.Subject + text);
            errors.Add(new SchemaError(related is null ? diagnostic : diagnostic.With(related), path.Depth));
        }

        while (path.Depth > depth)
        {
            path.Pop();
        }
    }

    // Paths are only needed for what is reported, so rules do not carry them along.
    private bool Descend(YamlNode from, YamlNode node)
    {
        if (ReferenceEquals(from, node))
        {
            return true;
        }

        switch (from)
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    path.Push(key);
                    if (Descend(value, node))
                    {
                        return true;
                    }

                    path.Pop();
                }

                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    path.Push(i);
                    if (Descend(sequence.Items[i], node))
                    {
                        return true;
                    }

                    path.Pop();
                }

                break;
        }

        return false;
    }
}
