using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Schemas;

/// <summary>Faults are put into the published objects, and each must be found at its line and column.</summary>
public class ObjectMutationTests
{
    private const int Share = 420; // of each kind of fault, for some are possible almost everywhere

    [Fact]
    public void Every_fault_put_into_a_published_object_is_found_where_it_is()
    {
        var catalogue = new SchemaCatalogue("1.35", Releases.Find());
        var validator = new ObjectValidator(catalogue.BuiltIn, catalogue.Rules);
        var faults = Faults(catalogue).ToArray();
        var random = new Random(20261122);
        random.Shuffle(faults);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var missed = new List<string>();
        foreach (var fault in faults)
        {
            if (counts.GetValueOrDefault(fault.Name) >= Share)
            {
                continue;
            }

            counts[fault.Name] = counts.GetValueOrDefault(fault.Name) + 1;
            var node = Objects(new SourceText("a", fault.Text))[fault.Index];
            var found = validator.Validate(node, fault.Schema).Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToArray();
            if (!found.Any(diagnostic => fault.Codes.Contains(diagnostic.Code) && diagnostic.Location!.Span.Start == fault.At))
            {
                var at = new SourceText(fault.File, fault.Text).GetPosition(fault.At);
                missed.Add($"{fault.Name} at {fault.File}({at}), not [{string.Join("; ", found.Select(diagnostic => diagnostic.ToString()))}]");
            }
        }

        Assert.True(missed.Count == 0, $"{missed.Count} missed:\n{string.Join('\n', missed.Take(20))}");
        Assert.True(counts.Values.Sum() >= 2000, string.Join(", ", counts.Select(count => $"{count.Key} {count.Value}")));
        Assert.Equal(11, counts.Count);
    }

    private static IEnumerable<Fault> Faults(SchemaCatalogue catalogue)
    {
        var folder = Releases.Published();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            // The dashboards are a megabyte of strings.
            var text = File.ReadAllText(path);
            if (text.Length > 100_000)
            {
                continue;
            }

            var objects = Objects(new SourceText("a", text));
            for (var i = 0; i < objects.Length; i++)
            {
                var node = objects[i];
                var schema = catalogue.Find(GroupVersionKind.Of(node))!;
                var site = new Site(Path.GetFileName(path), text, i, schema, catalogue.BuiltIn);
                foreach (var fault in site.Visit(node, schema.Schema, schema.Pack, null, isRoot: true))
                {
                    yield return fault;
                }
            }
        }
    }

    private static YamlMapping[] Objects(SourceText text)
    {
        var root = (YamlMapping)YamlReader.ReadSingle(text).Value!.Root!;
        return root["items"] is YamlSequence items ? [.. items.Items.Cast<YamlMapping>()] : [root];
    }

    private sealed record Fault(string Name, string File, string Text, int Index, KindSchema Schema, int At, ImmutableArray<DiagnosticCode> Codes);

    private sealed record Site(string File, string Text, int Index, KindSchema Kind, SchemaPack BuiltIn)
    {
        public IEnumerable<Fault> Visit(YamlNode node, PackedSchema given, SchemaPack pack, YamlScalar? key, bool isRoot)
        {
            var schema = pack.Resolve(given);
            switch (node)
            {
                case YamlMapping mapping:
                    return VisitMapping(mapping, schema, pack, key, isRoot);
                case YamlSequence sequence when schema.Items is not null:
                    return VisitSequence(sequence, schema, pack);
                case YamlScalar scalar:
                    return VisitScalar(scalar, schema);
                default:
                    return [];
            }
        }

        private IEnumerable<Fault> VisitMapping(YamlMapping mapping, PackedSchema schema, SchemaPack pack, YamlScalar? key, bool isRoot)
        {
            var isClosed = schema is { Type: "object", AdditionalProperties: null } && schema[SchemaKeyword.PreserveUnknownFields] is null;
            for (var i = 0; i < mapping.Entries.Length; i++)
            {
                var entry = mapping.Entries[i];
                var start = entry.Key.Location!.Span.Start;
                if (isRoot && entry.Key.Value is "apiVersion" or "kind")
                {
                    continue;
                }

                if (isClosed)
                {
                    yield return At("renamed field", start, start, entry.Key.Value.Length, entry.Key.Value + "X", SchemaCodes.UnknownField);
                    if (IsBlock(entry.Key))
                    {
                        var indent = entry.Key.Location.Start.Column - 1;
                        yield return At("unknown field", start, start, 0, $"unknownField: 1\n{new string(' ', indent)}", SchemaCodes.UnknownField);
                    }
                }

                if (schema.Required.Contains(entry.Key.Value) && mapping.Entries.Length > 1 && Extent(mapping, i) is var (from, to))
                {
                    yield return At("missing field", ((YamlNode?)key ?? mapping).Location!.Span.Start, from, to - from, "", SchemaCodes.MissingField);
                }

                var isMetadata = isRoot && entry.Key.Value == "metadata";
                var (within, home) = isMetadata
                    ? (new PackedSchema { Reference = "meta.v1.ObjectMeta" }, BuiltIn)
                    : (schema.Property(entry.Key.Value) ?? schema.AdditionalProperties, pack);
                if (within is not null)
                {
                    foreach (var fault in Visit(entry.Value, within, home, entry.Key, isRoot: false))
                    {
                        yield return fault;
                    }
                }
            }
        }

        private IEnumerable<Fault> VisitSequence(YamlSequence sequence, PackedSchema schema, SchemaPack pack)
        {
            foreach (var item in sequence.Items)
            {
                foreach (var fault in Visit(item, schema.Items!, pack, null, isRoot: false))
                {
                    yield return fault;
                }
            }

            // The last item once more, behind itself.
            if (schema[SchemaKeyword.ListMapKeys] is not null && sequence.Items is [.., YamlMapping last] && IsBlock(last.Entries[0].Key) && EndOfLine(last) is { } end)
            {
                var start = LineStart(last.Location!.Span.Start);
                var copy = Text[start..end];
                yield return At("duplicate list-map key", end + (last.Location.Span.Start - start), end, 0, copy, SchemaCodes.Duplicate);
            }
        }

        private IEnumerable<Fault> VisitScalar(YamlScalar scalar, PackedSchema schema)
        {
            var (start, length) = (scalar.Location!.Span.Start, scalar.Location.Span.Length);
            if (scalar.Style is YamlScalarStyle.Literal or YamlScalarStyle.Folded || Text.AsSpan(start, length).Contains('\n'))
            {
                yield break;
            }

            if (schema.Type is not null || schema[SchemaKeyword.IntOrString] is not null || schema[SchemaKeyword.Format] is not null)
            {
                yield return At("wrong type", start, start, length, schema.Type == "boolean" ? "\"no boolean\"" : "true", SchemaCodes.Type);
                yield return At("mapping for scalar", start, start, length, "{a: b}", SchemaCodes.Type);
            }

            if (schema[SchemaKeyword.Enum] is not null)
            {
                yield return At("broken enum", start, start, length, "noneOfThem", SchemaCodes.Enum);
            }

            switch ((schema[SchemaKeyword.Pattern] as YamlScalar)?.Value)
            {
                case { } pattern when pattern.Contains("([0-9]+)y", StringComparison.Ordinal):
                    yield return At("broken duration", start, start, length, "30 seconds", SchemaCodes.Format);
                    break;
                case { } pattern when pattern.StartsWith('^') && pattern.EndsWith('$'):
                    yield return At("broken pattern", start, start, length, "\" \\n \"", SchemaCodes.Pattern, SchemaCodes.Format);
                    break;
            }

            switch ((schema[SchemaKeyword.Format] as YamlScalar)?.Value)
            {
                case "quantity":
                    yield return At("broken quantity", start, start, length, "1GB", SchemaCodes.Format);
                    break;
                case "int32":
                    yield return At("number out of range", start, start, length, "3000000000", SchemaCodes.Range);
                    break;
            }
        }

        private Fault At(string name, int at, int from, int length, string replacement, params ReadOnlySpan<DiagnosticCode> codes) =>
            new(name, File, string.Concat(Text.AsSpan(0, from), replacement, Text.AsSpan(from + length)), Index, Kind, at, [.. codes]);

        // Whether the key begins its line, but for dashes.
        private bool IsBlock(YamlScalar key)
        {
            var start = key.Location!.Span.Start;
            return Text.AsSpan(LineStart(start), start - LineStart(start)).IndexOfAnyExcept(' ', '-') < 0;
        }

        private int LineStart(int at) => at == 0 ? 0 : Text.LastIndexOf('\n', at - 1) + 1;

        // The text of an entry: its lines, or, after a dash, everything up to the next entry.
        private (int Start, int End)? Extent(YamlMapping mapping, int at)
        {
            var start = mapping.Entries[at].Key.Location!.Span.Start;
            if (Text.AsSpan(LineStart(start), start - LineStart(start)).IndexOfAnyExcept(' ') < 0)
            {
                return EndOfLine(mapping.Entries[at].Value) is { } end ? (LineStart(start), end) : null;
            }

            return IsBlock(mapping.Entries[at].Key) && at + 1 < mapping.Entries.Length ? (start, mapping.Entries[at + 1].Key.Location!.Span.Start) : null;
        }

        private int? EndOfLine(YamlNode node)
        {
            var end = node.Location!.Span.Start + node.Location.Span.Length;
            if (end > 0 && Text[end - 1] == '\n')
            {
                return end;
            }

            var line = Text.IndexOf('\n', end);
            return line < 0 || Text.AsSpan(end, line - end).IndexOfAnyExcept(' ') >= 0 ? null : line + 1;
        }
    }
}
