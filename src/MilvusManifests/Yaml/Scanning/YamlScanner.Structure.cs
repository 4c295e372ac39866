using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace MilvusManifests.Yaml.Scanning;

/// <content>Documents, blocks, flow collections and keys.</content>
internal sealed partial class YamlScanner
{
    private const int LongestKey = 1024;

    private readonly Stack<int> indents = new();
    private readonly List<SimpleKey> keys = [default];
    private int indent = -1;
    private int flowLevel;
    private bool isKeyAllowed;

    /// <summary>A token that is a key if ':' follows on its line.</summary>
    private readonly record struct SimpleKey(bool IsPossible, bool IsRequired, int Number, Mark Mark);

    private bool MayStartKey(int number)
    {
        DropStaleKeys();
        foreach (var key in keys)
        {
            if (key.IsPossible && key.Number == number)
            {
                return true;
            }
        }

        return false;
    }

    private void SaveKey()
    {
        if (isKeyAllowed)
        {
            RemoveKey();
            keys[^1] = new SimpleKey(true, flowLevel == 0 && indent == Column, consumed + tokens.Count - next, Here);
        }
    }

    private void RemoveKey()
    {
        FailIfRequired(keys[^1]);
        keys[^1] = default;
    }

    private void DropStaleKeys()
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (keys[i].IsPossible && (keys[i].Mark.Line < line || keys[i].Mark.Index + LongestKey < at))
            {
                FailIfRequired(keys[i]);
                keys[i] = default;
            }
        }
    }

    private static void FailIfRequired(SimpleKey key)
    {
        if (key is { IsPossible: true, IsRequired: true })
        {
            throw Fail("While scanning a simple key, could not find expected ':'", key.Mark, key.Mark);
        }
    }

    private void OpenBlock(int column, Mark mark, bool isMapping, int number = -1)
    {
        if (flowLevel > 0 || indent >= column)
        {
            return;
        }

        indents.Push(indent);
        indent = column;
        Token token = isMapping ? new BlockMappingStart(mark, mark) : new BlockSequenceStart(mark, mark);
        if (number < 0)
        {
            Add(token);
        }
        else
        {
            Insert(number, token);
        }
    }

    private void CloseBlocks(int column)
    {
        while (flowLevel == 0 && indent > column)
        {
            Add(new BlockEnd(Here, Here));
            indent = indents.Pop();
        }
    }

    private void Insert(int number, Token token) => tokens.Insert(number - consumed + next, token);

    private void FetchStreamEnd()
    {
        CloseBlocks(-1);
        RemoveKey();
        isKeyAllowed = false;
        Add(new StreamEnd(Here, Here));
        hasEnded = true;
    }

    private void FetchDocumentIndicator()
    {
        CloseBlocks(-1);
        RemoveKey();
        isKeyAllowed = false;
        var (from, isStart) = (Here, Peek(0) == '-');
        at += 3;
        if (isStart)
        {
            SuspectQuote = null;
            Add(new DocumentStart(from, Here));
            NoteContentOnStart();
        }
        else
        {
            Add(new DocumentEnd(from, Here));
            isInDocument = false;
        }

        isAfterDocumentEnd = !isStart;
    }

    private void NoteContentOnStart()
    {
        var rest = text.AsSpan(at, EndOfLine(at) - at);
        var content = rest.Trim(" \t");
        if (content is not ([] or ['#', ..]))
        {
            var from = at + rest.Length - rest.TrimStart(" \t").Length;
            notes?.Add(from, from + content.Length, "content on the line of '---'", "start it on the next line");
        }
    }

    private void NoteContentAfterDocumentEnd()
    {
        if (isAfterDocumentEnd)
        {
            isAfterDocumentEnd = false;
            notes?.AddIgnored(at, "kubectl ignores what follows '...' up to the next '---'; start the document with '---'");
        }
    }

    private void FetchFlowStart(char c)
    {
        SaveKey();
        keys.Add(default);
        flowLevel++;
        isKeyAllowed = true;
        var from = Take(1);
        Add(c == '[' ? new FlowSequenceStart(from, Here) : new FlowMappingStart(from, Here));
    }

    private void FetchFlowEnd(char c)
    {
        RemoveKey();
        if (flowLevel > 0)
        {
            flowLevel--;
            keys.RemoveAt(keys.Count - 1);
        }

        isKeyAllowed = false;
        var from = Take(1);
        Add(c == ']' ? new FlowSequenceEnd(from, Here) : new FlowMappingEnd(from, Here));
    }

    private void FetchFlowEntry()
    {
        RemoveKey();
        isKeyAllowed = true;
        var from = Take(1);
        Add(new FlowEntry(from, Here));
    }

    private void FetchBlockEntry()
    {
        if (flowLevel > 0 || !isKeyAllowed)
        {
            throw Fail("Block sequence entries are not allowed in this context", at, at + 1);
        }

        OpenBlock(Column, Here, isMapping: false);
        RemoveKey();
        isKeyAllowed = true;
        var from = Take(1);
        Add(new BlockEntry(from, Here));
    }

    private void FetchKey()
    {
        if (flowLevel == 0)
        {
            if (!isKeyAllowed)
            {
                throw Fail("Mapping keys are not allowed in this context", at, at + 1);
            }

            OpenBlock(Column, Here, isMapping: true);
        }

        RemoveKey();
        isKeyAllowed = flowLevel == 0;
        var from = Take(1);
        Add(new Key(from, Here));
    }

    private void FetchValue()
    {
        var key = keys[^1];
        if (key.IsPossible)
        {
            Insert(key.Number, new Key(key.Mark, key.Mark));
            OpenBlock((int)key.Mark.Column - 1, key.Mark, isMapping: true, key.Number);
            keys[^1] = default;
            isKeyAllowed = false;
        }
        else
        {
            if (flowLevel == 0)
            {
                if (!isKeyAllowed)
                {
                    throw Fail("Mapping values are not allowed in this context", at, at + 1);
                }

                OpenBlock(Column, Here, isMapping: true);
            }

            isKeyAllowed = flowLevel == 0;
        }

        var from = Take(1);
        Add(new Value(from, Here));
    }

    /// <summary>Moves over characters of one line, and returns where they start.</summary>
    private Mark Take(int count)
    {
        var from = Here;
        at += count;
        return from;
    }
}
