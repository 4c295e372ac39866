using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Json;

/// <summary>
/// Checks a document once all others are read too: reports the references that cannot be resolved, and the schemas that would take
/// the library more work than it could ever do, whatever the value.
/// </summary>
internal sealed class SchemaCheck(SchemaIndex index, SchemaDocument document, SchemaReading reading)
{
    /// <summary>How many schemas may apply to the same value.</summary>
    public const int MaxPaths = 20_000;

    /// <summary>How deep they may be nested.</summary>
    public const int MaxChain = 500;

    private const int MaxDiagnostics = 100;

    // The library searches the target of a pointer among all its siblings, one by one.
    private const long MaxPointerSteps = 50_000_000;

    private readonly DiagnosticBag diagnostics = new();
    private readonly HashSet<YamlNode> seen = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<(SchemaResource, string)> resolved = [];
    private readonly Stack<SchemaPlace> pending = new();
    private readonly SchemaWork work = new(index);
    private readonly Dictionary<SchemaResource, long> widths = [];
    private long pointerSteps;
    private bool isTooMuch;

    /// <summary>What is wrong, in the order of the document.</summary>
    public ImmutableArray<Diagnostic> Check()
    {
        Visit(document.Place);
        while (diagnostics.Count < MaxDiagnostics && pending.TryPop(out var next))
        {
            CheckReferences(next);
            CheckPaths(next);
            VisitParts(next);
        }

        return diagnostics.InOrderOfText();
    }

    private void Visit(SchemaPlace schema)
    {
        if (schema.Node is YamlMapping && seen.Add(schema.Node))
        {
            pending.Push(schema);
        }
    }

    private void VisitParts(SchemaPlace schema)
    {
        foreach (var entry in ((YamlMapping)schema.Node).Entries)
        {
            if (JsonKeywords.Find(entry.Key.Value, schema.Resource.Dialect) is { } keyword && keyword.Accepts(entry.Value))
            {
                foreach (var part in keyword.Schemas(entry.Value))
                {
                    Visit(index.At(part, schema.Resource));
                }
            }
        }
    }

    private void CheckReferences(SchemaPlace schema)
    {
        foreach (var (_, reference) in SchemaReferences.Find(schema))
        {
            if (index.Resolve(schema.Resource, reference.Value) is not { } target)
            {
                diagnostics.Add(Diagnostic.Error(JsonSchemaCodes.Reference, reference.Location, Explain(reference.Value, schema.Resource)));
                continue;
            }

            if (target.Resource.Document is { } used)
            {
                document.Uses.Add(used);
            }

            CountPointer(schema, reference, target);
            if (target.Node is YamlMapping part && !index.IsRead(part))
            {
                reading.ReadPart(part, target.Resource);
                Visit(target);
            }
        }
    }

    private void CountPointer(SchemaPlace schema, YamlScalar reference, SchemaPlace target)
    {
        if (!resolved.Add((schema.Resource, reference.Value)) || !reference.Value.Contains("#/", StringComparison.Ordinal))
        {
            return;
        }

        var before = pointerSteps;
        if (!widths.TryGetValue(target.Resource, out var width))
        {
            width = target.Resource.Root is YamlMapping root ? root.Entries.Sum(entry => (long)((entry.Value as YamlMapping)?.Entries.Length ?? 1)) : 0;
            widths.Add(target.Resource, width);
        }

        pointerSteps += width;
        if (before <= MaxPointerSteps && pointerSteps > MaxPointerSteps)
        {
            diagnostics.Add(Diagnostic.Error(JsonSchemaCodes.Size, reference.Location, "the schema has too many references into a document that is too large; give their targets an $anchor"));
        }
    }

    private void CheckPaths(SchemaPlace schema)
    {
        var hadLoop = work.Loop is not null;
        var count = work.Measure(schema, null);
        document.Chain = Math.Max(document.Chain, count.Depth);
        if (work.Loop is { } loop)
        {
            if (!hadLoop)
            {
                diagnostics.Add(Diagnostic.Error(JsonSchemaCodes.Reference, loop.Location,
                    $"{ValueText.Quote(loop.Value)} refers back to itself for the same value, which would never end"));
            }
        }
        else if (!isTooMuch && (count.Steps > MaxPaths || count.Depth > MaxChain))
        {
            isTooMuch = true;
            var reason = count.Depth > MaxChain ? $"more than {MaxChain} nested schemas" : $"more than {MaxPaths} schemas";
            diagnostics.Add(Diagnostic.Error(JsonSchemaCodes.Size, schema.Node.Location, $"the schema applies {reason} to the same value, counting repeated ones"));
        }
    }

    private string Explain(string reference, SchemaResource resource)
    {
        if (SchemaAddress.Resolve(resource.Address, reference) is not var (address, fragment))
        {
            return $"{ValueText.Quote(reference)} is not a valid reference; use a URI";
        }

        var target = string.Equals(address, resource.Address, StringComparison.Ordinal) ? resource : index.Find(address);
        if (target is null)
        {
            return $"{ValueText.Quote(reference)} refers to {ValueText.Quote(address)}, which is missing; add that document";
        }

        return fragment.StartsWith('/')
            ? $"{ValueText.Quote(reference)} cannot be resolved: there is no schema at {ValueText.Quote(fragment)}"
            : $"{ValueText.Quote(reference)} cannot be resolved: there is no anchor {ValueText.Quote(fragment)}{Suggestion.Phrase(fragment, target.Anchors.Keys)}";
    }
}
