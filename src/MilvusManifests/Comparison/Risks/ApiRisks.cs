using MilvusManifests.Checks;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Comparison.Risks;

/// <summary>API versions of the new set that the cluster does not serve, or that a later one will not.</summary>
internal sealed class ApiRisks : IRiskRule
{
    /// <inheritdoc/>
    public IEnumerable<Risk> InSet(RiskContext context)
    {
        var judged = new Dictionary<GroupVersionKind, Diagnostic?>();
        foreach (var (reference, candidate) in context.New)
        {
            // The catalogue knows both sides as one object: nothing in it can be new.
            if (reference.Kind == "CustomResourceDefinition" && context.Old.TryGetValue(reference, out var old) && ReferenceEquals(old, candidate))
            {
                continue;
            }

            var kind = GroupVersionKind.Of(candidate.Node);
            if (!judged.TryGetValue(kind, out var fault))
            {
                judged[kind] = fault = ServedKinds.Find(candidate.Node, context.Catalogue.Find(kind), context.Catalogue);
            }

            if (fault is not null && fault.Code != Codes.UnknownKind)
            {
                yield return Risk.Of(fault.Code == Codes.VersionNotServed ? RiskKind.ApiGone : RiskKind.ApiDeprecated, reference, fault.Message);
            }
        }
    }
}
