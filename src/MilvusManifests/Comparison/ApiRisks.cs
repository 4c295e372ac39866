using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Comparison;

/// <summary>API versions of the new set that the target cluster no longer serves, or will not for long.</summary>
internal static class ApiRisks
{
    /// <summary>One for each API version and kind, with every object that uses it.</summary>
    public static IEnumerable<Risk> Find(RiskContext context, SchemaCatalogue catalogue)
    {
        var judged = new Dictionary<GroupVersionKind, Diagnostic?>();
        foreach (var (reference, candidate) in context.New)
        {
            if (reference.Kind == "CustomResourceDefinition" && context.Old.TryGetValue(reference, out var old) && ReferenceEquals(old, candidate))
            {
                continue;
            }

            var kind = GroupVersionKind.Of(candidate.Node);
            if (!judged.TryGetValue(kind, out var fault))
            {
                judged[kind] = fault = ServedKinds.Find(candidate.Node, catalogue.Find(kind), catalogue);
            }

            if (fault is not null && fault.Code != Codes.UnknownKind)
            {
                yield return Risk.Of(fault.Code == Codes.VersionNotServed ? RiskKind.ApiGone : RiskKind.ApiDeprecated, reference, fault.Message);
            }
        }
    }
}
