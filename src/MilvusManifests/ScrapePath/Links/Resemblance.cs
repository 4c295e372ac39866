using MilvusManifests.Cluster;
using MilvusManifests.Text;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>
/// Tells an object that a selector was meant for from one that is simply there: only the first makes a selector that finds nothing wrong, since what it is
/// for may be in the cluster without being in the set.
/// </summary>
internal static class Resemblance
{
    /// <summary>Whether a selector that does not select an object was likely meant for it: some of its requirements are met, or a value of it is nearly one of the object's, or its name.</summary>
    public static bool IsMeantFor(LabelSelector selector, ClusterObject candidate, Labels labels)
    {
        foreach (var requirement in selector.Requirements)
        {
            if (requirement.Operator is not (LabelRequirement.In or LabelRequirement.Exists))
            {
                continue;
            }

            if (requirement.IsMetBy(labels) == Answer.Yes)
            {
                return true;
            }

            foreach (var value in requirement.Values)
            {
                if (value == candidate.Name || labels.Known.Values.Contains(value, StringComparer.Ordinal)
                    || (labels.Known.TryGetValue(requirement.Key, out var other) && Suggestion.For(value, [other]) is not null))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
