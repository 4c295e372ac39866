using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Cluster;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Mending;

/// <summary>Changes of values that are found by their places.</summary>
internal static class ValueMends
{
    /// <summary>Where in an object a place is; null if it is not in it.</summary>
    public static ImmutableArray<string>? PathOf(ClusterObject owner, Location? place) => place is null ? null : Find(owner.Node, place, [])?.Path;

    /// <summary>Removes a value; null if the object does not have it.</summary>
    public static Mend? Remove(ClusterObject owner, Location? place) =>
        PathOf(owner, place) is { } path ? Mend.Of(ObjectPatch.Remove(owner.Reference, path)) : null;

    /// <summary>Removes what the API server rejects, or the operator, or replaces it with what the message proposes; null if the object does not have it.</summary>
    public static Mend? Correct(Diagnostic refusal, ClusterObject owner)
    {
        if (refusal.Location is not { } place || Find(owner.Node, place, []) is not ({ } path, var node))
        {
            return null;
        }

        return Proposed(refusal.Message, node) is { } value
            ? Mend.Of(ObjectPatch.Replace(owner.Reference, path, value))
            : Mend.Of(ObjectPatch.Remove(owner.Reference, path));
    }

    private static YamlScalar? Proposed(string message, YamlNode node)
    {
        foreach (var lead in (string[])[Suggestion.Lead + " '", "; use '"])
        {
            var begin = message.LastIndexOf(lead, StringComparison.Ordinal);
            var end = begin < 0 ? -1 : message.IndexOf('\'', begin + lead.Length);
            if (end > 0 && node is YamlScalar && (end + 1 == message.Length || message[end + 1] is '?' or ';' or ','))
            {
                return Nodes.Text(message[(begin + lead.Length)..end]);
            }
        }

        var use = message.LastIndexOf("; use ", StringComparison.Ordinal);
        return use >= 0 && node is YamlScalar && !message[(use + 6)..].Contains(' ', StringComparison.Ordinal) ? Nodes.Text(message[(use + 6)..]) : null;
    }

    private static (ImmutableArray<string> Path, YamlNode Node)? Find(YamlNode node, Location place, ImmutableArray<string> path)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (key.Location == place || value.Location == place)
                    {
                        return (path.Add(key.Value), value);
                    }

                    if (Find(value, place, path.Add(key.Value)) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    var below = path.Add(i.ToString(CultureInfo.InvariantCulture));
                    if (sequence.Items[i].Location == place)
                    {
                        return (below, sequence.Items[i]);
                    }

                    if (Find(sequence.Items[i], place, below) is { } found)
                    {
                        return found;
                    }
                }

                return null;
            default:
                return null;
        }
    }
}
