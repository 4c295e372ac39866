using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes.Rules;

/// <summary>Receives the violations of rules for one mapping; what its schema already reports at the same place is not reported again.</summary>
/// <param name="root">The mapping.</param>
/// <param name="path">Where it is.</param>
/// <param name="errors">Receives the errors.</param>
/// <param name="mark">How many errors there were before the mapping was held against its schema.</param>
/// <param name="verdict">How violations are reported; as those of the API server if null.</param>
internal sealed partial class RuleViolations(YamlMapping root, InstancePath path, SchemaErrors errors, int mark, RuleVerdict? verdict = null)
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
