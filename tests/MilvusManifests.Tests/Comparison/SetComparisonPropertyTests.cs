using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Comparison;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Comparison;

/// <summary>What holds for any two sets.</summary>
public class SetComparisonPropertyTests
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void A_set_equals_itself_with_objects_and_keys_in_another_order() =>
        Check.One(Runs, Prop.ForAll(RandomSets.Sets.ToArbitrary(), set =>
        {
            var difference = RenderedSets.Compare(set, set.Reverse().Select(Reordered));

            Assert.True(difference.IsEmpty, string.Join('\n', difference.Objects.SelectMany(change => change.Fields)));
            Assert.Equal(set.Length, difference.Equal);
        }));

    [Fact]
    public void Swapping_the_sides_swaps_what_is_added_and_removed() =>
        Check.One(Runs, Prop.ForAll(Gen.Two(RandomSets.Sets).ToArbitrary(), sets => AssertSwapped(sets.Item1, sets.Item2)));

    [Fact]
    public void Two_sets_differ_when_one_of_their_values_does() =>
        Check.One(Runs, Prop.ForAll(RandomSets.Sets.ToArbitrary(), set =>
        {
            var changed = set.Select(candidate => candidate.With(candidate.Node.With("extra", YamlScalar.String("x")))).ToImmutableArray();

            var difference = RenderedSets.Compare(set, changed);

            Assert.Equal(set.Length, difference.Objects.Length);
            Assert.All(difference.Objects, change => Assert.Equal("extra: x", $"{Assert.Single(change.Fields)}"));
        }));

    [Fact]
    public void Releases_equal_themselves_and_can_be_swapped_too()
    {
        var (old, fresh) = (RenderedSets.Of(KubePrometheusReleases.All[0].Tag), RenderedSets.Of(Releases.FirstWithEndpointSlices));

        AssertSwapped(old, fresh);
        Assert.True(RenderedSets.Compare(fresh, fresh.Reverse().Select(Reordered)).IsEmpty);
    }

    private static void AssertSwapped(ImmutableArray<ManifestObject> old, ImmutableArray<ManifestObject> fresh)
    {
        var (there, back) = (RenderedSets.Compare(old, fresh), RenderedSets.Compare(fresh, old));

        Assert.Equal(Lines(there, isSwapped: true), Lines(back, isSwapped: false));
        Assert.Equal(there.Equal, back.Equal);
    }

    private static string[] Lines(SetDifference difference, bool isSwapped) =>
    [
        .. difference.Objects.Select(change => $"{Swapped(change.Kind, isSwapped)} {Names(change)}")
            .Concat(difference.Objects.SelectMany(change => change.Fields.Select(field => $"{Names(change)} {Swapped(field.Kind, isSwapped)} {field.Path.Shape} {field.IsVersion}")))
            .Order(StringComparer.Ordinal),
    ];

    private static string Names(ObjectChange change) =>
        string.Join(" and ", new[] { change.Reference, change.From }.OfType<ObjectReference>().Select(reference => $"{reference}").Order(StringComparer.Ordinal));

    private static ChangeKind Swapped(ChangeKind kind, bool isSwapped) => (kind, isSwapped) switch
    {
        (ChangeKind.Added, true) => ChangeKind.Removed,
        (ChangeKind.Removed, true) => ChangeKind.Added,
        _ => kind,
    };

    private static ManifestObject Reordered(ManifestObject candidate) => candidate.With((YamlMapping)Reordered(candidate.Node));

    private static YamlNode Reordered(YamlNode node) => node switch
    {
        YamlMapping mapping => new YamlMapping([.. mapping.Entries.Reverse().Select(entry => entry with { Value = Reordered(entry.Value) })]),
        YamlSequence sequence => new YamlSequence([.. sequence.Items.Select(Reordered)]),
        _ => node,
    };
}
