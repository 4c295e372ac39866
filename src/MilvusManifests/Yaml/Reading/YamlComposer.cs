using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml.Scanning;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MilvusManifests.Yaml.Reading;

/// <summary>Composes nodes out of YamlDotNet's parser events.</summary>
internal sealed partial class YamlComposer(
    SourceText source,
    string text,
    YamlReaderOptions options,
    DiagnosticBag diagnostics,
    ImmutableArray<YamlDocument>.Builder documents)
{
    private readonly YamlAnchors anchors = new(diagnostics);
    private readonly KubectlNotes? notes = options.AsKubectl ? new KubectlNotes(source, diagnostics) : null;
    private readonly KubectlScalars kubectl = new(diagnostics);
    private readonly YamlTextChecks checks = new(source, text, diagnostics);
    private readonly List<YamlEntry> entries = [];
    private readonly List<YamlNode> items = [];
    private Parser parser = null!;
    private int documentStart;
    private int lastEnd;
    private int contentEnd;
    private int flowDepth;
    private int nodes;
    private long aliased;
    private bool stopped;

    /// <summary>Reads the documents from an offset on, up to a syntax error; returns the offset of the document after it, or -1.</summary>
    public int ReadFrom(int start)
    {
        documentStart = start;
        lastEnd = start;
        contentEnd = start;
        flowDepth = 0;
        stopped = false;
        entries.Clear();
        items.Clear();
        var scanner = new YamlScanner(text, start, notes);
        parser = new Parser(scanner);
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
            var error = scanner.SuspectQuote is { } quote && quote < At(e.Start)
                ? new YamlSyntaxError(source, text, contentEnd).Unquoted(quote)
                : new YamlSyntaxError(source, text, contentEnd).Describe(e.Message, At(e.Start), At(e.End));
            diagnostics.Add(error);
            return NextDocument(Math.Max(At(e.Start), error.Location!.Span.Start));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The parser throws assorted exceptions for some broken flow collections.
            diagnostics.Add(new YamlSyntaxError(source, text, contentEnd).Unclosed(contentEnd));
            return NextDocument(lastEnd);
        }
    }

    private void ReadDocument(DocumentStart begin)
    {
        if (!begin.IsImplicit)
        {
            checks.CheckDirectives(Math.Min(lastEnd, At(begin.Start)), At(begin.End), options.AsKubectl);
        }

        documentStart = Math.Max(documentStart, At(begin.Start));
        anchors.Clear();
        nodes = 0;
        aliased = 0;
        Advance();
        var isEmpty = parser.Current is Scalar { Style: ScalarStyle.Plain, Value.Length: 0, Tag.IsEmpty: true, Anchor.IsEmpty: true };
        var root = ReadNode(1);
        if (root is not null && !isEmpty && !stopped)
        {
            Advance();
            documents.Add(new YamlDocument(root, root.Location!));
        }
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

    private char CharAt(int at) => at >= 0 && at < text.Length ? text[at] : '\0';

    private int At(Mark mark) => Math.Clamp((int)mark.Index, 0, text.Length);

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
