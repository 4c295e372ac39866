using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Yaml;

public class ScalarPlacesTests
{
    private const int Cases = 20_000;

    [Theory]
    [InlineData("a: |\n  one\n  two three\n", "three", "(3,7)")]
    [InlineData("a: |-\n\n    one\n      two\n\n    three\n", "three", "(6,5)")]
    [InlineData("a: |2\n    one\n", "one", "(2,5)")]
    [InlineData("- a: >\n    one\n    two\n\n    three\n", "three", "(5,5)")]
    [InlineData("- a: >\n    one\n    two\n\n    three\n", "two", "(3,5)")]
    [InlineData("a: >+ # why\n  one\n    two\n  three\n\n", "two", "(3,5)")]
    [InlineData("a: one two\n  three\n", "three", "(2,3)")]
    [InlineData("a: 'it''s one\n\n  two'\n", "two", "(3,3)")]
    [InlineData("a: 'it''s one'\n", "one", "(1,11)")]
    [InlineData("a: \"\\u00e9\\t\\\"one\\\n   two\"\n", "one", "(1,15)")]
    [InlineData("a: \"\\u00e9\\t\\\"one\\\n   two\"\n", "two", "(2,4)")]
    [InlineData("a: |\r\n  one\r\n  two\r\n", "two", "(3,3)")]
    [InlineData("a: {b: one two}\n", "two", "(1,12)")]
    public void A_part_of_a_value_is_where_it_was_written(string text, string part, string place)
    {
        var scalar = Scalars(text).Last();

        var found = ScalarPlaces.Of(scalar)!.At(scalar.Value.IndexOf(part, StringComparison.Ordinal), part.Length);

        Assert.Equal((place, part), ($"({found.Start})", found.Source.Text.Substring(found.Span.Start, found.Span.Length)));
    }

    [Fact]
    public void A_scalar_that_is_in_no_text_has_no_places() => Assert.Null(ScalarPlaces.Of(YamlScalar.String("a")));

    // Whatever the style, each letter of a value stands where it is said to.
    [Fact]
    public void Each_letter_of_a_value_is_found_in_its_text()
    {
        var found = 0;
        var line = Gen.Elements("", " ", "a", " b", "  c d", "e: f", "g #h", "'", "''", "\"", "\\n", "\\", "\\u0041", "-", "\tk", "l ").ListOf().Select(parts => string.Concat(parts.Take(4)));
        var style = Gen.Elements("|", "|-", "|+", ">", ">-", ">+", "|1", ">2-", "\"", "'", "");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Cases).WithReplay(new Replay(new Rnd(20_261_129), null)), Prop.ForAll((from lines in line.ListOf() from chosen in style select (chosen, lines.Take(6).ToArray())).ToArbitrary(), input =>
        {
            foreach (var scalar in Scalars(Text(input.chosen, input.Item2)).Where(scalar => scalar.Value.Length > 0))
            {
                if (ScalarPlaces.Of(scalar) is not { } places)
                {
                    throw new InvalidOperationException($"no places of {Text(input.chosen, input.Item2)}");
                }

                found++;
                for (var i = 0; i < scalar.Value.Length; i++)
                {
                    var place = places.At(i, 1);
                    var letter = place.Source.Text[place.Span.Start];
                    if (letter != scalar.Value[i] && letter is not ('\\' or '\n' or '\r'))
                    {
                        throw new InvalidOperationException($"'{scalar.Value[i]}' of {Text(input.chosen, input.Item2)} is said to be at '{letter}'");
                    }
                }
            }
        }));

        Assert.InRange(found, Cases / 4, int.MaxValue);
    }

    private static string Text(string style, string[] lines) => style switch
    {
        "\"" or "'" => $"a: {style}{string.Join("\n  ", lines)}{style}\n",
        "" => $"a: x{string.Join("\n  ", lines)}\n",
        _ => $"a: {style}\n{string.Concat(lines.Select(line => $"  {line}\n"))}",
    };

    private static IEnumerable<YamlScalar> Scalars(string text)
    {
        var read = YamlReader.Read(new SourceText("", text));
        return read.Succeeded ? read.Value.SelectMany(document => Scalars(document.Root)) : [];
    }

    private static IEnumerable<YamlScalar> Scalars(YamlNode node) => node switch
    {
        YamlScalar scalar => [scalar],
        YamlMapping mapping => mapping.Entries.SelectMany(entry => Scalars(entry.Value)),
        YamlSequence sequence => sequence.Items.SelectMany(Scalars),
        _ => [],
    };
}
