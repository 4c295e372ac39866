using MilvusManifests.Text;
using YamlDotNet.Core;

namespace MilvusManifests.Yaml.Reading;

/// <summary>The anchors of a document: an alias names one that was closed before it.</summary>
internal sealed class YamlAnchors(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, YamlNode> closed = new(StringComparer.Ordinal);
    private readonly List<string> open = [];

    /// <summary>Forgets the anchors: each document has its own.</summary>
    public void Clear()
    {
        closed.Clear();
        open.Clear();
    }

    /// <summary>Begins the node of an anchor.</summary>
    public void Open(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
        {
            open.Add(anchor.Value);
        }
    }

    /// <summary>Ends the node that was begun last.</summary>
    public YamlNode? Close(AnchorName anchor, YamlNode? node)
    {
        if (!anchor.IsEmpty)
        {
            open.RemoveAt(open.Count - 1);
        }

        return Keep(anchor, node);
    }

    /// <summary>Keeps a whole node for the aliases below it.</summary>
    public YamlNode? Keep(AnchorName anchor, YamlNode? node)
    {
        if (!anchor.IsEmpty && node is not null)
        {
            closed[anchor.Value] = node;
        }

        return node;
    }

    /// <summary>The node that an alias stands for; null, with the reason, where there is none.</summary>
    public YamlNode? Find(string name, Location place)
    {
        if (closed.TryGetValue(name, out var node))
        {
            return node;
        }

        if (open.Contains(name))
        {
            diagnostics.Error(YamlCodes.Alias, place, $"'*{Excerpt.Of(name)}' is inside '&{Excerpt.Of(name)}' itself and would never end");
        }
        else
        {
            diagnostics.Error(YamlCodes.UnknownAnchor, place,
                $"unknown anchor '*{Excerpt.Of(name)}': there is no '&{Excerpt.Of(name)}' above it in this document{Suggestion.Phrase(name, closed.Keys)}",
                closed.Count == 0 ? "a string that begins with '*' must be quoted" : null);
        }

        return null;
    }
}
