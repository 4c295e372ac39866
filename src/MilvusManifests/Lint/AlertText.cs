using System.Collections.Immutable;
using MilvusManifests.PromQL.GoTemplates;
using MilvusManifests.Rules;
using MilvusManifests.Yaml;

namespace MilvusManifests.Lint;

/// <summary>A template of an alert.</summary>
/// <param name="What">What it is called: <c>annotation 'summary'</c>.</param>
/// <param name="Text">Where it is written.</param>
/// <param name="Template">What it is.</param>
internal sealed record AlertText(string What, PlacedText Text, AlertTemplate Template)
{
    /// <summary>The annotations and labels of an alert that are templates.</summary>
    public static ImmutableArray<AlertText> AllOf(Rule rule)
    {
        var found = ImmutableArray.CreateBuilder<AlertText>();
        Add("annotation", rule.Annotations, found);
        Add("label", rule.Labels, found);
        return found.DrainToImmutable();
    }

    private static void Add(string kind, ImmutableArray<YamlEntry> entries, ImmutableArray<AlertText>.Builder found)
    {
        foreach (var entry in entries)
        {
            if (entry.Value is YamlScalar { Kind: YamlScalarKind.String, IsPlaceholder: false } scalar && GoTemplate.HasActions(scalar.Value))
            {
                found.Add(new($"{kind} '{entry.Key.Value}'", PlacedText.Of(scalar), AlertTemplate.Parse(scalar.Value)));
            }
        }
    }
}
