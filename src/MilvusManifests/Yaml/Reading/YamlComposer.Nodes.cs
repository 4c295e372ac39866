using System.Runtime.InteropServices;
using MilvusManifests.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MilvusManifests.Yaml.Reading;

internal sealed partial class YamlComposer
{
    private YamlNode? ReadNode(int depth, bool isKey = false)
    {
        if (diagnostics.IsFull)
        {
            stopped = true;
            return null;
        }

        if (++nodes > options.MaxNodes)
        {
            return Stop(TextCodes.TooLarge, FormattableString.Invariant($"the document has more than {options.MaxNodes} nodes"));
        }

        if (depth > options.MaxDepth)
        {
            return Stop(YamlCodes.Depth, FormattableString.Invariant($"more than {options.MaxDepth} levels of mappings and lists"));
        }

        switch (parser.Current)
        {
            case Scalar scalar:
                return anchors.Keep(scalar.Anchor, ReadScalar(scalar, isKey));
            case AnchorAlias alias:
                return ReadAlias(alias);
            case MappingStart mapping:
                anchors.Open(mapping.Anchor);
                return anchors.Close(mapping.Anchor, ReadMapping(mapping, depth));
            case SequenceStart sequence:
                anchors.Open(sequence.Anchor);
                return anchors.Close(sequence.Anchor, ReadSequence(sequence, depth));
            default:
                return null;
        }
    }

    private YamlScalar ReadScalar(Scalar scalar, bool isKey)
    {
        var style = scalar.Style switch
        {
            ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
            ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
            ScalarStyle.Literal => YamlScalarStyle.Literal,
            ScalarStyle.Folded => YamlScalarStyle.Folded,
            _ => YamlScalarStyle.Plain,
        };
        var start = At(scalar.Start);
        contentEnd = TrimEnd(start, At(scalar.End));
        var place = Place(start, contentEnd);
        CheckIndentation(start);
        if (style == YamlScalarStyle.Plain && scalar.Value.Contains(" - ", StringComparison.Ordinal))
        {
            checks.CheckContinuation(start, contentEnd);
        }

        if (scalar.Tag.IsEmpty)
        {
            return options.AsKubectl && style == YamlScalarStyle.Plain ? kubectl.Read(scalar.Value, place, isKey) : new YamlScalar(scalar.Value, style, place);
        }

        if (options.AsKubectl)
        {
            return kubectl.Read(scalar.Value, style, scalar.Tag, place, isKey);
        }

        var kind = YamlTag.KindOf(scalar.Tag, scalar.Value, style, out var problem);
        if (problem is not null)
        {
            diagnostics.Error(YamlCodes.Tag, place, problem);
        }

        return new YamlScalar(scalar.Value, style, kind, place);
    }

    private YamlNode? ReadAlias(AnchorAlias alias)
    {
        var name = alias.Value.Value;
        contentEnd = At(alias.End);
        var place = Place(At(alias.Start), contentEnd);
        if (anchors.Find(name, place) is not { } node)
        {
            return new YamlScalar("", YamlScalarStyle.Plain, place);
        }

        aliased += node.NodeCount;
        if (aliased > options.MaxAliasedNodes)
        {
            return Stop(YamlCodes.Alias, FormattableString.Invariant($"the aliases expand to more than {options.MaxAliasedNodes} nodes"));
        }

        return node;
    }

    private YamlSequence? ReadSequence(SequenceStart start, int depth)
    {
        CheckTag(start, "seq", "a list");
        CheckIndentation(At(start.Start));
        flowDepth += start.Style == SequenceStyle.Flow ? 1 : 0;
        var first = items.Count;
        while (true)
        {
            Advance();
            if (parser.Current is SequenceEnd end)
            {
                var read = CollectionsMarshal.AsSpan(items)[first..].ToArray();
                items.RemoveRange(first, items.Count - first);
                if (start.Style == SequenceStyle.Flow)
                {
                    flowDepth--;
                    contentEnd = At(end.Start) + 1;
                }

                return new YamlSequence(ImmutableCollectionsMarshal.AsImmutableArray(read), Place(At(start.Start), contentEnd));
            }

            var item = ReadNode(depth + 1);
            if (stopped || item is null)
            {
                return null;
            }

            items.Add(item);
        }
    }

    private YamlMapping? ReadMapping(MappingStart start, int depth)
    {
        CheckTag(start, "map", "a mapping");
        flowDepth += start.Style == MappingStyle.Flow ? 1 : 0;
        var first = entries.Count;
        var merges = false;
        while (true)
        {
            Advance();
            if (parser.Current is MappingEnd end)
            {
                return FinishMapping(start, end, first, merges);
            }

            var key = ReadKey(depth + 1);
            if (stopped)
            {
                return null;
            }

            Advance();
            var value = ReadNode(depth + 1);
            if (stopped || value is null)
            {
                return null;
            }

            if (key is not null)
            {
                merges |= YamlMergeKey.Is(key);
                entries.Add(new YamlEntry(key, value));
            }
        }
    }

    private YamlScalar? ReadKey(int depth)
    {
        var alias = parser.Current as AnchorAlias;
        var node = ReadNode(depth, isKey: true);
        if (alias is not null && node is YamlScalar marked)
        {
            node = new YamlScalar(marked.Value, marked.Style, marked.Kind, Place(At(alias.Start), At(alias.End)), marked.Written);
        }

        if (stopped || node is YamlScalar { Kind: not YamlScalarKind.Null })
        {
            return node as YamlScalar;
        }

        if (node is YamlScalar { Value.Length: > 0 } word)
        {
            // JSON has no null keys: there, 'null:' and '~:' are the word itself.
            diagnostics.Error(YamlCodes.Key, word.Location!, $"the key '{Excerpt.Of(word.Value)}' is null, not a string; quote it");
        }
        else if (node is YamlScalar { Location.Span.Start: var end })
        {
            // The parser places a missing key behind its ':'.
            diagnostics.Error(YamlCodes.Key, Place(CharAt(end - 1) == ':' ? end - 1 : end, end), "missing key before ':'");
        }
        else if (node is { Location: { } place })
        {
            diagnostics.Error(YamlCodes.Key, place, $"a key must be a string, not {node.Description}; quote it if it is meant as a string");
        }

        return null;
    }

    private YamlMapping FinishMapping(MappingStart start, MappingEnd end, int first, bool merges)
    {
        var from = At(start.Start);
        var read = CollectionsMarshal.AsSpan(entries)[first..].ToArray();
        entries.RemoveRange(first, entries.Count - first);
        if (start.Style == MappingStyle.Flow)
        {
            flowDepth--;
            if (CharAt(At(end.Start)) == '}')
            {
                contentEnd = At(end.Start) + 1;
            }
            else if (read is [{ Key.Location: { } key }, ..])
            {
                // A pair without braces, as in '[key: value]'.
                from = key.Span.Start;
            }
        }

        read = YamlDuplicateKeys.Remove(read, diagnostics);
        if (merges)
        {
            read = YamlMergeKey.Apply(read, diagnostics, ref aliased);
            if (aliased > options.MaxAliasedNodes)
            {
                Stop(YamlCodes.Alias, FormattableString.Invariant($"the aliases expand to more than {options.MaxAliasedNodes} nodes"));
            }
        }

        return new YamlMapping(ImmutableCollectionsMarshal.AsImmutableArray(read), Place(from, contentEnd));
    }

    private void CheckTag(NodeEvent node, string allowed, string what)
    {
        if (!options.AsKubectl && !node.Tag.IsEmpty && YamlTag.CollectionProblem(node.Tag, allowed, what) is { } problem)
        {
            diagnostics.Error(YamlCodes.Tag, Place(At(node.Start), At(node.End)), problem);
        }
    }

    private void CheckIndentation(int start)
    {
        if (flowDepth == 0)
        {
            checks.CheckIndentation(start);
        }
    }
}
