using System.Collections.Immutable;
using MilvusManifests.Cluster;

namespace MilvusManifests.ScrapePath.Mending;

/// <summary>Changes of labels.</summary>
internal static class LabelMends
{
    /// <summary>Gives an object the labels that a selector asks for; null if labels alone cannot do that.</summary>
    /// <param name="target">The object.</param>
    /// <param name="selector">The selector.</param>
    /// <param name="path">Where the labels are in it.</param>
    public static Mend? Satisfy(ClusterObject target, LabelSelector selector, params ImmutableArray<string> path)
    {
        ImmutableArray<string> at = path.IsDefaultOrEmpty ? ["metadata", "labels"] : path;
        var patches = ImmutableArray.CreateBuilder<ObjectPatch>();
        var node = target.Node;
        var labels = Labels.OfMap(Schemas.Kubernetes.Rules.ObjectFields.Of(node.At(at.AsSpan())));
        foreach (var requirement in selector.Requirements)
        {
            if (requirement.IsMetBy(labels) == Answer.Yes)
            {
                continue;
            }

            switch (requirement.Operator)
            {
                case LabelRequirement.In when requirement.Values is [var value, ..]:
                    patches.Add(Set(requirement.Key, value));
                    break;
                case LabelRequirement.Exists:
                    patches.Add(Set(requirement.Key, ""));
                    break;
                case LabelRequirement.NotIn or LabelRequirement.DoesNotExist:
                    patches.Add(ObjectPatch.Remove(target.Reference, at.Add(requirement.Key)));
                    break;
                default:
                    return null;
            }
        }

        return new Mend(patches.DrainToImmutable());

        ObjectPatch Set(string key, string value)
        {
            var patch = ObjectPatch.AddBelow(node, target.Reference, at.Add(key), Nodes.Text(value));
            node = patch.Patch.Apply(node).Value as Yaml.YamlMapping ?? node;
            return patch;
        }
    }
}
