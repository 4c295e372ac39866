using System.Collections.Immutable;

namespace MilvusManifests.Cluster.Network;

/// <summary>Whether a connection is allowed at one of its ends.</summary>
/// <param name="Answer">The answer; unknown if it depends on addresses, or on labels that the set does not have.</param>
/// <param name="Policies">The policies that select the pods of that end.</param>
internal sealed record NetworkVerdict(Answer Answer, ImmutableArray<ClusterObject> Policies);
