using MilvusManifests.Text;
using YamlDotNet.Core;

namespace MilvusManifests.Yaml.Reading;

/// <summary>The anchors of a document: an alias names one that was closed before it.</summary>
internal sealed class YamlAnchors(DiagnosticBag diagnostics)
{
    private readonly Dictionary<string, YamlNode> closed = new(StringComparer.Ordinal);
    private readonly List<string> open = [];

    /// <summary>Clears the anchors: each document has its own.</summary>
    public void Clear()
    {
        closed.Clear();
        open.Clear();
    }

    /// <summary>Starts the node of an anchor.</summary>
    public void Open(AnchorName anchor)
    {
        if (!anchor.IsEmpty)
        {
            open.Add(anchor.Value);
        }
    }

    /// <summary>Ends the node that was started last.</summary>
    public YamlNode? Close(AnchorName anchor, YamlNode? node)
    {
        if (!anchor.IsEmpty)
        {
            open.RemoveAt(open.Count - 1);
        }

        return Keep(anchor, node);
    }

    /// <summary>Keeps a complete node for later aliases.</summary>
    public YamlNode? Keep(AnchorName anchor, YamlNode? node)
    {
        if (!anchor.IsEmpty && node is not null)
        {
            closed[anchor.Value] = node;
        }

        return node;
    }

    /// <summary>The node that an alias refers to; null, with the reason, if there is none.</summary>
    public YamlNode? Find(string name, Location place)
    {
        if (closed.TryGetValue(name, out var node))
        {
            return node;
        }

        if (open.Contains(name))
        {
            diagnostics.Error(YamlCodes.Alias, place, $"'*{Excerpt.Of(name)}' is inside '&{Excerpt.Of(name)}' itself, which would expand forever");
        }
        else
        {
            diagnostics.Error(YamlCodes.UnknownAnchor, place,
                $"unknown anchor '*{Excerpt.Of(name)}': no '&{Excerpt.Of(name)}' precedes it in this document{Suggestion.Phrase(name, closed.Keys)}",
                closed.Count == 0 ? "quote a string that starts with '*'" : null);
        }

        return null;
    }
}
