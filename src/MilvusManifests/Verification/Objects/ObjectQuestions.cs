using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Values;
using MilvusManifests.Verification.Kubectl;
using MilvusManifests.Verification.Servers;

namespace MilvusManifests.Verification.Objects;

/// <summary>Asks a cluster for the objects of a set, one by one: what may be listed says less than what may be read, and lists have what is nobody's business.</summary>
/// <param name="server">The API server.</param>
/// <param name="expected">The objects.</param>
/// <param name="schemas">The kinds of the cluster.</param>
/// <param name="limit">How long the next answer may take.</param>
internal sealed class ObjectQuestions(ApiServer server, ImmutableArray<ClusterObject> expected, SchemaCatalogue schemas, Func<TimeSpan> limit)
{
    private const int MostAtOnce = 8;
    private const int NotFound = 404;
    private const int NoAccess = 403;
    private const int NoLogin = 401;

    private readonly ServedResources resources = new(server);
    private readonly Dictionary<ClusterObject, ObjectState> settled = new(ReferenceEqualityComparer.Instance);

    /// <summary>Asks for every object that was not as the set has it when it was last asked for.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<VerificationResult> AskAsync(CancellationToken cancellation)
    {
        var open = expected.Where(target => !settled.ContainsKey(target)).ToArray();
        var unknown = new Dictionary<string, ServerFault>(StringComparer.Ordinal);
        foreach (var version in open.Select(KindOf).Where(kind => resources.Find(kind) is null).Select(kind => kind.ApiVersion).Distinct(StringComparer.Ordinal).ToArray())
        {
            if (await resources.AskAsync(version, limit(), cancellation).ConfigureAwait(false) is not { } fault)
            {
                continue;
            }

            // One version may be served by somebody else, who does not answer.
            if (fault.Status is null or NoLogin)
            {
                return new() { Faults = [fault] };
            }

            unknown[version] = fault;
        }

        var states = new (ObjectState State, ServerFault? Fault)[open.Length];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, open.Length),
            new ParallelOptions { MaxDegreeOfParallelism = MostAtOnce, CancellationToken = cancellation },
            async (i, ended) => states[i] = await AskAsync(open[i], unknown, ended).ConfigureAwait(false)).ConfigureAwait(false);
        return Result(open, states);
    }

    private async Task<(ObjectState State, ServerFault? Fault)> AskAsync(ClusterObject target, Dictionary<string, ServerFault> unknown, CancellationToken cancellation)
    {
        var kind = KindOf(target);
        if (resources.Find(kind) is not { } resource)
        {
            return unknown.GetValueOrDefault(kind.ApiVersion) switch
            {
                null => (new(target, ObjectCondition.NotServed), null),
                { Status: NoAccess } => (new(target, ObjectCondition.Forbidden), null),
                { } fault => (new(target, ObjectCondition.Unreadable) { Reason = fault.Message }, fault),
            };
        }

        var path = resource.PathOf(target);
        var content = await server.GetAsync(path, limit(), cancellation).ConfigureAwait(false);
        var (state, unread) = content.Fault switch
        {
            { Status: NotFound } => (new ObjectState(target, ObjectCondition.Missing), null),
            { Status: NoAccess } => (new ObjectState(target, ObjectCondition.Forbidden), null),
            { } other => (new ObjectState(target, ObjectCondition.Unreadable) { Reason = other.Message }, other),
            null when LiveObject.Read(target, path, content.Bytes!) is { } live => (LiveObject.Judge(target, live, schemas), null),
            null => Unreadable(target, $"the API server answered {path} with something that is not {target}"),
        };
        return (state with { Resource = resource.Name }, unread);
    }

    private static (ObjectState, ServerFault?) Unreadable(ClusterObject target, string message) =>
        (new(target, ObjectCondition.Unreadable) { Reason = message }, new(VerificationCodes.Unusable, message));

    // Of objects that cannot be read, the first says why for all.
    private VerificationResult Result(ClusterObject[] open, (ObjectState State, ServerFault? Fault)[] asked)
    {
        var states = new Dictionary<ClusterObject, ObjectState>(settled, ReferenceEqualityComparer.Instance);
        ServerFault? first = null;
        for (var i = 0; i < open.Length; i++)
        {
            var (state, fault) = asked[i];
            first ??= fault;
            states[open[i]] = state;
            if (state.Condition == ObjectCondition.Same)
            {
                settled[open[i]] = state;
            }
        }

        return new() { Faults = first is null ? [] : [first], Objects = [.. expected.Select(target => states[target])] };
    }

    private static GroupVersionKind KindOf(ClusterObject target) => GroupVersionKind.Of(target.Node);
}
