using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Configuration;

public class HostileConfigurationTests
{
    private static readonly string[] Words =
        ["", "a", "1.35", "v0.18.0", "2.6.15", "30s", "1m", "0s", "10Gi", "helm", "operator", "standalone", "false", "..", "/etc", "output", "templates",
         "monitoring", "add", "move", "/spec", "Service", "Exists", "500m", "é\0\n", "~", "-1", "99999999999999999999", "1e309", ".nan", "0x1F", "true", "null", "builtin", "../a", "https://a/b"];

    [Fact]
    public void No_tree_of_nodes_makes_the_reader_throw() =>
        Prop.ForAll(Arb.From(Gen.Sized(size => Like(ConfigurationShape.Shape, Math.Min(size, 12)))), Holds).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var configuration = File.ReadAllText(Path.Combine(Repository.Root, "manifests.config.yaml"));
        var mutated = Gen.Choose(0, configuration.Length - 1).Zip(Gen.Elements("", ":", "\n", "\t", "- ", "{", "]", "'", "&a ", "*a", "|", "\0", "  "))
            .Select(cut => configuration.Remove(cut.Item1, 1).Insert(cut.Item1, cut.Item2));

        Prop.ForAll(Arb.From(mutated), text => ConfigurationReader.Read(new SourceText("a", text)).Diagnostics.All(diagnostic => diagnostic.Location is not null))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_deep_tree_is_read_no_deeper_than_the_shape()
    {
        YamlNode node = YamlMapping.Empty;
        for (var i = 0; i < 200_000; i++)
        {
            node = new YamlMapping([new YamlEntry(Plain("value"), node)]);
        }

        Assert.False(ConfigurationReader.Read(node).Succeeded);
    }

    private static bool Holds(YamlNode node)
    {
        var result = ConfigurationReader.Read(node);
        return result.Succeeded == result.Value is not null && result.Diagnostics.All(diagnostic => diagnostic.Message.Length > 0);
    }

    // Mostly what fits the shape, so that the checks after it are reached too.
    private static Gen<YamlNode> Like(Shape shape, int size) =>
        Gen.Frequency((9, Fitting(shape, size)), (1, Any(Math.Min(size, 3))));

    private static Gen<YamlNode> Fitting(Shape shape, int size) => shape switch
    {
        _ when size <= 0 => Scalar(),
        MappingShape mapping => Properties(mapping, size),
        MapShape map => from key in Gen.Elements(Words) from value in Like(map.Value, size - 1) select (YamlNode)Mapping((key, value)),
        SequenceShape sequence => from items in Gen.ListOf(Like(sequence.Item, size - 1), 2) select (YamlNode)new YamlSequence([.. items]),
        ChoiceShape choice => from value in Gen.Elements(choice.Values.ToArray()) select (YamlNode)Plain(value),
        ChoiceOrMappingShape either => Gen.OneOf(Like(either.Choice, size), Like(either.Mapping, size)),
        BooleanShape => from value in Gen.Elements("true", "false") select (YamlNode)Plain(value),
        NumberShape => from value in Gen.Elements("-1", "0.05", "1e3", "1e999", ".nan", "0x1F", "3600") select (YamlNode)Plain(value),
        IntegerShape => from value in Gen.Choose(-1, 5) select (YamlNode)Plain(value.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        _ => Scalar(),
    };

    private static Gen<YamlNode> Properties(MappingShape mapping, int size)
    {
        var all = Gen.Constant(ImmutableArray<YamlEntry>.Empty);
        foreach (var property in mapping.Properties)
        {
            all = from entries in all
                  from present in Gen.Choose(0, property.IsRequired ? 9 : 2)
                  from value in Like(property.Shape, size - 1)
                  select present == 0 ? entries : entries.Add(new YamlEntry(Plain(property.Name), value));
        }

        return from entries in all select (YamlNode)new YamlMapping(entries);
    }

    private static Gen<YamlNode> Any(int size) => size <= 0
        ? Scalar()
        : Gen.OneOf(
            Scalar(),
            from items in Gen.ListOf(Any(size - 1), 2) select (YamlNode)new YamlSequence([.. items]),
            from key in Gen.Elements(Words) from value in Any(size - 1) select (YamlNode)Mapping((key, value)));

    private static Gen<YamlNode> Scalar() =>
        from word in Gen.Elements(Words)
        from quoted in Gen.Elements(true, false)
        select (YamlNode)new YamlScalar(word, quoted ? YamlScalarStyle.DoubleQuoted : YamlScalarStyle.Plain);

    private static YamlMapping Mapping((string Key, YamlNode Value) entry) => new YamlMapping([new YamlEntry(Plain(entry.Key), entry.Value)]);

    private static YamlScalar Plain(string value) => new(value, YamlScalarStyle.Plain);
}
