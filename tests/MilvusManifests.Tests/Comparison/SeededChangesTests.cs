using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Comparison.Risks;
using MilvusManifests.Json;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Comparison;

/// <summary>Changes made to real objects: each is reported as the risk that it is, and as no other.</summary>
public class SeededChangesTests
{
    private const int MostObjects = 3;

    public static TheoryData<string> Names => [.. SeededChanges.All.Select(change => change.Name)];

    [Fact]
    public void Every_kind_of_risk_has_a_seeded_change()
    {
        var expected = SeededChanges.All.SelectMany(change => change.Expected.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);

        Assert.True(SeededChanges.All.Count >= 100, $"{SeededChanges.All.Count}");
        Assert.Equal([nameof(RiskKind.KubernetesUnsupported)], Enum.GetNames<RiskKind>().Except(expected, StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_seeded_change_is_reported_as_its_risk(string name)
    {
        var change = SeededChanges.All.Single(change => change.Name == name);
        var objects = RenderedSets.Of();
        if (change.Given is not null)
        {
            objects = objects.AddRange(RenderedSets.Read(change.Given));
        }

        var targets = objects.Where(candidate => IsTarget(change, candidate)).ToArray();
        new Random(20261125).Shuffle(targets);
        Assert.NotEmpty(targets);
        foreach (var target in targets.Take(MostObjects))
        {
            ImmutableArray<ManifestObject> patched = change.Patch == "removed" ? objects.Remove(target) : objects.Replace(target, Patched(change, target)!);
            var difference = change.IsReversed ? RenderedSets.Compare(patched, objects) : RenderedSets.Compare(objects, patched);

            Assert.Equal(change.Expected, string.Join(' ', difference.Risks.Select(risk => risk.Kind)));
            Assert.All(difference.Risks, risk => Assert.True(risk.Objects.IsEmpty || risk.Objects.Contains(target.Reference), $"{risk}"));
            Assert.Single(difference.Objects);
        }
    }

    private static bool IsTarget(SeededChange change, ManifestObject candidate) =>
        (candidate.Reference.Kind == change.Kind || (change.Given is not null && change.Given.Contains($"kind: {candidate.Reference.Kind}\n", StringComparison.Ordinal)))
        && (change.Given is null || RenderedSets.Read(change.Given)[0].Reference == candidate.Reference)
        && (change.Of is null || candidate.Reference.Name.StartsWith(change.Of, StringComparison.Ordinal))
        && (change.Patch == "removed" || Patched(change, candidate) is not null);

    private static ManifestObject? Patched(SeededChange change, ManifestObject candidate)
    {
        var patch = JsonPatch.Read(RenderedSets.Node(change.Patch));
        Assert.Empty(patch.Diagnostics);
        return patch.Value!.Apply(candidate.Node).Value is YamlMapping node ? new ManifestObject(candidate.Reference, node) : null;
    }
}
