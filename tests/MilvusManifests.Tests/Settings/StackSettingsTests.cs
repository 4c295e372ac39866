using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Settings;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Settings;

/// <summary>Every setting of the stack, on objects that templates write and on those that upstream publishes.</summary>
public sealed class StackSettingsTests
{
    private static readonly Dictionary<string, ImmutableArray<Manifest>> Stacks = new(StringComparer.Ordinal);

    public static TheoryData<string> EverySecondRelease => [.. KubePrometheusReleases.Tags.Where((_, index) => index % 2 == 0)];

    [Fact]
    public void Every_setting_has_a_sample_here() =>
        Assert.Equal(StackSettings.All.Select(setting => setting.Key).Order(StringComparer.Ordinal), SettingSamples.All.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Every_setting_changes_what_it_is_documented_to_change()
    {
        var text = new StringBuilder();
        foreach (var setting in StackSettings.All.Where(setting => !setting.Edits.IsEmpty))
        {
            text.Append(setting.Key).Append(": ").Append(SettingSamples.All[setting.Key]).Append('\n');
            text.AppendJoin("", Changes(setting, PinnedRelease.Tag, source: null).Select(line => $"  {line}\n")).Append('\n');
        }

        Golden.Check("tests/MilvusManifests.Tests/Settings/settings.txt", text.ToString());
    }

    [Theory]
    [MemberData(nameof(EverySecondRelease))]
    public void A_setting_writes_the_same_fields_whatever_the_objects_come_from(string release)
    {
        var published = Releases.Published(release);
        foreach (var setting in StackSettings.All)
        {
            Assert.Equal(
                Fields(Changes(setting, release, source: null)).ToArray(),
                Fields(Changes(setting, release, published)).ToArray());
        }

        // Alerts are upstream's own, and so is the text that a setting adds to.
        static IEnumerable<string> Fields(IEnumerable<string> changes) =>
            changes.Where(change => change[0] == '+' && !change.StartsWith("+ PrometheusRule ", StringComparison.Ordinal)).Select(change => change.Split(".grafana.ini: ")[0]);
    }

    [Theory]
    [MemberData(nameof(EverySecondRelease))]
    public void The_documented_default_is_what_the_stack_has(string release)
    {
        var objects = Stack(release, null, "").SelectMany(manifest => manifest.Objects).ToArray();
        foreach (var setting in StackSettings.All.Where(setting => setting.Default is not null && setting.Edits.Any(edit => !edit.IsOptional)))
        {
            var value = YamlWriter.Write(setting.Default!);
            if (value is "[]\n" or "{}\n")
            {
                continue;
            }

            var changes = ObjectFields.Changes(objects, Edited(Stack(release, null, ""), Settings(release, null, $"  {setting.Section}: {{{setting.Name}: {YamlFlow(setting.Default!)}}}\n"), release));
            Assert.Empty(changes);
        }
    }

    [Fact]
    public void A_value_knows_its_place_in_the_configuration()
    {
        foreach (var setting in StackSettings.All.Where(setting => setting.Edits.Any(edit => !edit.IsOptional)))
        {
            var edited = Edited(Stack(PinnedRelease.Tag, null, ""), Settings(PinnedRelease.Tag, null, SettingSamples.Write(setting.Key)), PinnedRelease.Tag);
            var places = edited.SelectMany(found => Places(found.Node)).Where(place => place.Path == "manifests.config.yaml");
            Assert.True(places.Any(), setting.Key);
        }

        static IEnumerable<Location> Places(YamlNode node) => (node switch
        {
            YamlMapping mapping => mapping.Entries.SelectMany(entry => Places(entry.Value)),
            YamlSequence sequence => sequence.Items.SelectMany(Places),
            _ => [],
        }).Concat(node.Location is { } place ? [place] : []);
    }

    private static IEnumerable<string> Changes(StackSetting setting, string release, string? source)
    {
        var manifests = Stack(release, source, "");
        return ObjectFields.Changes(manifests.SelectMany(manifest => manifest.Objects), Edited(manifests, Settings(release, source, SettingSamples.Write(setting.Key)), release));
    }

    private static IEnumerable<ManifestObject> Edited(ImmutableArray<Manifest> manifests, ManifestsConfiguration configuration, string release) =>
        EditedManifests.Apply([.. manifests.Select(manifest => manifest with { IsOfStack = true })], configuration.KubePrometheus, Releases.Find(release))
            .Manifests.SelectMany(manifest => manifest.Objects);

    // The whole stack as the product renders it; what comes from the catalogue as it is has no settings.
    private static ImmutableArray<Manifest> Stack(string release, string? source, string settings)
    {
        var key = $"{release} {source}";
        lock (Stacks)
        {
            if (!Stacks.TryGetValue(key, out var stack))
            {
                var options = new GenerateOptions(Path.Combine(Repository.Root, "manifests.config.yaml")) { Configuration = new SourceText("manifests.config.yaml", Text(release, source, settings)) };
                var rendered = Generator.Render(options);
                Assert.DoesNotContain(rendered.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
                Stacks[key] = stack = [.. rendered.Value!.Set.Manifests.Where(manifest => manifest.Content is null)];
            }

            return stack;
        }
    }

    private static ManifestsConfiguration Settings(string release, string? source, string settings)
    {
        var read = ConfigurationReader.Read(new SourceText("manifests.config.yaml", Text(release, source, settings)));
        Assert.DoesNotContain(read.Diagnostics, diagnostic => diagnostic.Severity == Severity.Error);
        return read.Value!;
    }

    private static string Text(string release, string? source, string settings)
    {
        var kubernetes = Releases.Find(release).SupportedKubernetes[0];
        var from = source is null ? "" : $"  source: {{directory: '{Path.GetRelativePath(Repository.Root, source)}'}}\n";
        return $"kubernetes: \"{kubernetes}\"\nrbac: namespaces\nkubePrometheus:\n  version: {release}\n{from}{settings}";
    }

    private static string YamlFlow(YamlNode node) => node switch
    {
        YamlMapping mapping => $"{{{string.Join(", ", mapping.Entries.Select(entry => $"{entry.Key.Value}: {YamlFlow(entry.Value)}"))}}}",
        YamlSequence sequence => $"[{string.Join(", ", sequence.Items.Select(YamlFlow))}]",
        _ => ((YamlScalar)node).Value,
    };
}
