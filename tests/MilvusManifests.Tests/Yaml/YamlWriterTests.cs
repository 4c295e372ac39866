using System.Text;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using MilvusManifests.Yaml.Writing;

namespace MilvusManifests.Tests.Yaml;

public class YamlWriterTests
{
    [Fact]
    public void The_form_is_canonical()
    {
        const string Messy = """
            { "apiVersion": 'v1' , kind: "List", empty: {}, none: [ ],
              items: [ {a: [1, [2, [3]], {b: c}]}, [], {} ], 'on': "yes", ? x : ,
              numbers: [0o17, 0755, +1, 1e3, 1E-3, -.5, 0x1F, 1.50, TRUE, ~] , time: 08:00 ,
              script: "set -e\necho 'a: b' # c\n", cut: "a\nb", keep: "a\n\n", indented: "  a\nb\n", cr: "a\r\n",
              args: [--web.listen-address=:9090, '- a', 'a: b', "a #b", "10.0.0.1", v1, 30s, "1.0", "", " a"] }
            """;
        const string Canonical = """
            apiVersion: v1
            kind: List
            empty: {}
            none: []
            items:
            - a:
              - 1
              - - 2
                - - 3
              - b: c
            - []
            - {}
            "on": "yes"
            x: null
            numbers:
            - 15
            - 755
            - +1
            - 1.0e+3
            - 1.0e-3
            - -0.5
            - 0x1F
            - 1.50
            - true
            - null
            time: "08:00"
            script: |
              set -e
              echo 'a: b' # c
            cut: |-
              a
              b
            keep: |+
              a

            indented: |2
                a
              b
            cr: "a\r\n"
            args:
            - --web.listen-address=:9090
            - "- a"
            - "a: b"
            - "a #b"
            - 10.0.0.1
            - v1
            - 30s
            - "1.0"
            - ""
            - " a"

            """;

        Assert.Equal(Canonical, YamlWriter.Write(Read(Messy)));
        Assert.Equal(Canonical, YamlWriter.Write(Read(Canonical)));
    }

    [Fact]
    public void A_long_key_keeps_its_value()
    {
        var key = new string('k', 3000);

        Assert.Equal($"a:\n- ? {key}\n  : b\n", YamlWriter.Write(Read($"{{\"a\": [{{? {key} : b}}]}}")));
    }

    [Fact]
    public void The_layout_records_where_each_node_was_written() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(RandomNodes.Nodes.ToArbitrary(), node =>
        {
            var output = new StringBuilder("# made by a test\n");
            var layout = new YamlLayout();
            YamlWriter.Write(node, output, layout);
            var source = new SourceText("out.yaml", output.ToString());
            var read = Assert.Single(YamlReader.Read(source).Value).Root;
            AssertSamePlaces(node, read, layout, source);
        }));

    private static void AssertSamePlaces(YamlNode written, YamlNode read, YamlLayout layout, SourceText output)
    {
        var place = layout.Find(written, output)!;
        Assert.Equal(read.Location!.Start, place.Start);
        Assert.Equal(read.Location.Span.Length, output.Text.Substring(place.Span.Start, place.Span.Length).TrimEnd(' ', '\t', '\n').Length);
        switch (written)
        {
            case YamlMapping mapping:
                for (var i = 0; i < mapping.Entries.Length; i++)
                {
                    var entry = ((YamlMapping)read).Entries[i];
                    Assert.Equal(entry.Key.Location!.Span, layout[mapping.Entries[i].Key]);
                    AssertSamePlaces(mapping.Entries[i].Value, entry.Value, layout, output);
                }

                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    AssertSamePlaces(sequence.Items[i], ((YamlSequence)read).Items[i], layout, output);
                }

                break;
        }
    }

    private static YamlNode Read(string text)
    {
        var (documents, diagnostics) = YamlReader.Read(new SourceText("test.yaml", text));
        Assert.Empty(diagnostics);
        return Assert.Single(documents).Root;
    }
}
