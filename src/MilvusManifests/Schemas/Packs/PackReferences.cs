using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Packs;

/// <summary>Checks that all references of a pack exist, and that no schema of a CustomResourceDefinition contains itself or expands without bound.</summary>
internal sealed class PackReferences(SchemaPack pack, SourceText source, DiagnosticBag diagnostics)
{
    private const long MaximumExpandedCount = 1_000_000;
    private const int Unfinished = -1;
    private readonly Dictionary<string, long> expanded = new(StringComparer.Ordinal);

    /// <summary>Checks the whole pack.</summary>
    public void Check()
    {
        foreach (var name in pack.DefinitionNames)
        {
            Visit(pack.Definition(name)!);
        }

        foreach (var kind in pack.Kinds)
        {
            Require(kind.Definition);
        }

        if (diagnostics.Count > 0)
        {
            return;
        }

        foreach (var resource in pack.CustomResources)
        {
            foreach (var version in resource.Versions)
            {
                if (version.Definition is { } name && CountDefinition(name, 0) > MaximumExpandedCount)
                {
                    Report(PackCodes.Reference, $"the schema of '{resource.Name}' contains itself, or expands to more than {MaximumExpandedCount} schemas");
                }
            }
        }
    }

    private void Visit(PackedSchema schema)
    {
        if (schema.Reference is { } name)
        {
            Require(name);
        }

        schema.Map((within, _) =>
        {
            Visit(within);
            return within;
        });
    }

    private void Require(string name)
    {
        if (pack.Definition(name) is null)
        {
            Report(PackCodes.Reference, $"the definition '{name}' is missing{Suggestion.Phrase(name, pack.DefinitionNames)}");
        }
    }

    private long CountDefinition(string name, int depth)
    {
        if (expanded.TryGetValue(name, out var count))
        {
            return count == Unfinished ? MaximumExpandedCount + 1 : count;
        }

        expanded[name] = Unfinished;
        count = Count(pack.Definition(name)!, depth);
        expanded[name] = count;
        return count;
    }

    private long Count(PackedSchema schema, int depth)
    {
        if (depth > PackCursor.MaximumDepth)
        {
            return MaximumExpandedCount + 1;
        }

        var count = 1L;
        if (schema.Reference is { } name)
        {
            count += CountDefinition(name, depth + 1);
        }

        schema.Map((within, _) =>
        {
            count += Count(within, depth + 1);
            return within;
        });
        return Math.Min(count, MaximumExpandedCount + 1);
    }

    private void Report(DiagnosticCode code, string message)
    {
        if (diagnostics.Count < 50)
        {
            diagnostics.Add(Diagnostic.Error(code, source.At(0, 0), message));
        }
    }
}
