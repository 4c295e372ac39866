using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MilvusManifests.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MilvusManifests.Yaml;

/// <summary>Composes nodes out of YamlDotNet's parser events.</summary>
internal sealed class YamlComposer(
    SourceText source,
    string text,
    YamlReaderOptions options,
    DiagnosticBag diagnostics,
    ImmutableArray<YamlDocument>.Builder documents)
{
    private readonly Dictionary<string, YamlNode> anchors = new(StringComparer.Ordinal);
    private readonly List<string> openAnchors = [];
    private readonly List<YamlEntry> entries = [];
    private readonly List<YamlNode> items = [];
    private Parser parser = null!;
    private int offset;
    private int documentStart;
    private int lastEnd;
    private int contentEnd;
    private int flowDepth;
    private int nodes;
    private long aliased;
    private bool stopped;

    /// <summary>Reads the documents from an offset on, up to a syntax error; gives the offset of the document behind it, or -1.</summary>
    public int ReadFrom(int start)
    {
        offset = start;
        documentStart = start;
        lastEnd = start;
        contentEnd = start;
        flowDepth = 0;
        stopped = false;
        entries.Clear();
        items.Clear();
        parser = new Parser(new Scanner(new OffsetReader(text, start), skipComments: true));
        try
        {
            while (!stopped && parser.MoveNext())
            {
                if (parser.Current is DocumentStart begin)
                {
                    ReadDocument(begin);
                }
            }

            return stopped ? NextDocument(lastEnd) : -1;
        }
        catch (YamlException e)
        {
            var error = new YamlSyntaxError(source, text, contentEnd).Describe(e.Message, At(e.Start), At(e.End));
            diagnostics.Add(error);
            return NextDocument(Math.Max(At(e.Start), error.Location!.Span.Start));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser meets some broken flow collections with exceptions of its own making.
            diagnostics.Add(new YamlSyntaxError(source, text, contentEnd).Unclosed(contentEnd));
            return NextDocument(lastEnd);
        }
    }

    private void ReadDocument(DocumentStart begin)
    {
        CheckDirectives(begin);
        documentStart = Math.Max(documentStart, At(begin.Start));
        anchors.Clear();
        openAnchors.Clear();
        Advance();
        var isEmpty = parser.Current is Scalar { Style: ScalarStyle.Plain, Value.Length: 0, Tag.IsEmpty: true, Anchor.IsEmpty: true };
        var root = ReadNode(1);
        if (root is not null && !isEmpty && !stopped)
        {
            Advance();
            documents.Add(new YamlDocument(root, root.Location!));
        }
    }

    private void CheckDirectives(DocumentStart begin)
    {
        if (begin.IsImplicit)
        {
            return;
        }

        var from = Math.Min(lastEnd, At(begin.Start));
        foreach (var range in text.AsSpan(from, At(begin.End) - from).Split('\n'))
        {
            var line = text.AsSpan(from)[range].TrimEnd();
            var start = from + range.Start.Value;
            if (line.StartsWith('%') && (start == 0 || text[start - 1] == '\n')
                && !(line.StartsWith("%TAG ", StringComparison.Ordinal) || line is "%YAML 1.1" or "%YAML 1.2"))
            {
                diagnostics.Add(Diagnostic.Warning(YamlCodes.Directive, source.At(start, line.Length), $"the directive '{Excerpt.Of(line)}' is not known and has no effect"));
            }
        }
    }

    private YamlNode? ReadNode(int depth)
    {
        if (diagnostics.IsFull)
        {
            stopped = true;
            return null;
        }

        if (++nodes > options.MaxNodes)
        {
            return Stop(TextCodes.TooLarge, FormattableString.Invariant($"the text has more than {options.MaxNodes} nodes"));
        }

        if (depth > options.MaxDepth)
        {
            return Stop(YamlCodes.Depth, FormattableString.Invariant($"more than {options.MaxDepth} levels of mappings and lists"));
        }

        switch (parser.Current)
        {
            case Scalar scalar:
                return Remember(scalar.Anchor, ReadScalar(scalar));
            case AnchorAlias alias:
                return ReadAlias(alias);
            case MappingStart mapping:
                Open(mapping.Anchor);
                return Close(mapping.Anchor, ReadMapping(mapping, depth));
            case SequenceStart sequence:
                Open(sequence.Anchor);
                return Close(sequence.Anchor, ReadSequence(sequence, depth));
            default:
                return null;
        }
    }

    private YamlScalar ReadScalar(Scalar scalar)
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
            CheckContinuation(start, contentEnd);
        }

        if (scalar.Tag.IsEmpty)
        {
            return new YamlScalar(scalar.Value, style, place);
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
        if (!anchors.TryGetValue(name, out var node))
        {
            if (openAnchors.Contains(name))
            {
                diagnostics.Error(YamlCodes.Alias, place, $"'*{Excerpt.Of(name)}' stands inside '&{Excerpt.Of(name)}' itself and would never end");
            }
            else
            {
                diagnostics.Error(YamlCodes.UnknownAnchor, place,
                    $"no '&{Excerpt.Of(name)}' stands above '*{Excerpt.Of(name)}' in this document{Suggestion.Phrase(name, anchors.Keys)}",
                    anchors.Count == 0 ? "a text that begins with '*' must be quoted" : null);
            }

            return new YamlScalar("", YamlScalarStyle.Plain, place);
        }

        aliased += node.NodeCount;
        if (aliased > options.MaxAliasedNodes)
        {
            return Stop(YamlCodes.Alias, FormattableString.Invariant($"the aliases stand for more than {options.MaxAliasedNodes} nodes"));
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
        var node = ReadNode(depth);
        if (stopped || node is YamlScalar { Kind: not YamlScalarKind.Null })
        {
            return node as YamlScalar;
        }

        if (node is YamlScalar { Value.Length: > 0 } word)
        {
            // 'null:' and '~:' have no meaning of their own in JSON: the word is the key.
            diagnostics.Error(YamlCodes.Key, word.Location!, $"the key '{Excerpt.Of(word.Value)}' is null, not text; quote it");
        }
        else if (node is not null && node.Location is { } place)
        {
            diagnostics.Error(YamlCodes.Key, place, node is YamlScalar
                ? "a key is missing before ':'"
                : $"a key must be text, not {node.Description}; quote it if it is meant as text");
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
                // The pair of '[key: value]', which has no braces.
                from = key.Span.Start;
            }
        }

        read = YamlDuplicateKeys.Remove(read, diagnostics);
        if (merges)
        {
            read = YamlMergeKey.Apply(read, diagnostics, ref aliased);
            if (aliased > options.MaxAliasedNodes)
            {
                Stop(YamlCodes.Alias, FormattableString.Invariant($"the aliases stand for more than {options.MaxAliasedNodes} nodes"));
            }
        }

        return new YamlMapping(ImmutableCollectionsMarshal.AsImmutableArray(read), Place(from, contentEnd));
    }

    private void CheckTag(NodeEvent node, string allowed, string what)
    {
        if (!node.Tag.IsEmpty && YamlTag.CollectionProblem(node.Tag, allowed, what) is { } problem)
        {
            diagnostics.Error(YamlCodes.Tag, Place(At(node.Start), At(node.End)), problem);
        }
    }

    private void CheckIndentation(int start)
    {
        if (flowDepth > 0)
        {
            return;
        }

        var at = start - 1;
        var tab = -1;
        while (at >= 0 && text[at] is ' ' or '\t')
        {
            tab = text[at] == '\t' ? at : tab;
            at--;
        }

        if (tab >= 0 && (at < 0 || text[at] is '\n' or '\r'))
        {
            diagnostics.Error(YamlCodes.Tab, source.At(tab, 1), YamlSyntaxError.TabMessage);
        }
    }

    /// <summary>An item of a list that is indented too deep is part of the text above it to YAML, but hardly ever to its writer.</summary>
    private void CheckContinuation(int start, int end)
    {
        var written = text.AsSpan(start, end - start);
        foreach (var range in written.Split('\n'))
        {
            var line = written[range].TrimStart(' ');
            if (range.Start.Value > 0 && line.StartsWith("- ", StringComparison.Ordinal))
            {
                var at = start + range.End.Value - line.Length;
                diagnostics.Add(Diagnostic.Warning(YamlCodes.Indentation, source.At(at, line.TrimEnd('\r').Length),
                    "this line goes on with the text above it; indent it less to make it an item of the list"));
                return;
            }
        }
    }

    private void Open(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
        {
            openAnchors.Add(anchor.Value);
        }
    }

    private YamlNode? Close(AnchorName anchor, YamlNode? node)
    {
        if (!anchor.IsEmpty)
        {
            openAnchors.RemoveAt(openAnchors.Count - 1);
        }

        return Remember(anchor, node);
    }

    private YamlNode? Remember(AnchorName anchor, YamlNode? node)
    {
        if (!anchor.IsEmpty && node is not null)
        {
            anchors[anchor.Value] = node;
        }

        return node;
    }

    private YamlNode? Stop(DiagnosticCode code, string message)
    {
        var at = parser.Current is { } current ? At(current.Start) : lastEnd;
        if (!stopped)
        {
            diagnostics.Error(code, source.At(at, 0), message);
        }

        stopped = true;
        lastEnd = Math.Max(lastEnd, at);
        return null;
    }

    private void Advance()
    {
        if (parser.Current is { } current)
        {
            lastEnd = Math.Max(lastEnd, At(current.End));
        }

        parser.MoveNext();
    }

    private int NextDocument(int from)
    {
        var at = Math.Max(from, documentStart + 1);
        while (at < text.Length)
        {
            var found = text.AsSpan(at).IndexOf("---", StringComparison.Ordinal);
            if (found < 0)
            {
                return -1;
            }

            at += found;
            if (text[at - 1] is '\n' or '\r' && CharAt(at + 3) is ' ' or '\t' or '\n' or '\r' or '\0')
            {
                return at;
            }

            at++;
        }

        return -1;
    }

    private char CharAt(int at) => at < text.Length ? text[at] : '\0';

    private int At(Mark mark) => Math.Clamp(offset + (int)mark.Index, 0, text.Length);

    private Location Place(int start, int end) => source.At(start, Math.Max(0, end - start));

    private int TrimEnd(int start, int end)
    {
        while (end > start && text[end - 1] is ' ' or '\t' or '\n' or '\r')
        {
            end--;
        }

        return end;
    }
}
