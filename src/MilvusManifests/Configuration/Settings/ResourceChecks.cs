using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Amounts of memory and storage that cannot be intended, and requests above their limits.</summary>
internal static class ResourceChecks
{
    /// <summary>Everything that is wrong with a volume.</summary>
    public static IEnumerable<Diagnostic> CheckStorage(BoundNode storage) =>
        storage.Find("size")?.As(Quantity.Syntax) is { } size && CheckBytes(size, "storage") is { } wrong ? [wrong] : [];

    /// <summary>Everything that is wrong with a container's resources.</summary>
    public static IEnumerable<Diagnostic> CheckResources(BoundNode resources)
    {
        var (requests, limits) = (Amounts(resources.Find("requests")), Amounts(resources.Find("limits")));
        foreach (var (resource, amount) in requests.Concat(limits).Where(amount => CountsBytes(amount.Key)))
        {
            if (CheckBytes(amount, resource) is { } diagnostic)
            {
                yield return diagnostic;
            }
        }

        foreach (var (resource, request) in requests)
        {
            if (limits.TryGetValue(resource, out var limit) && request.Value.Amount > limit.Value.Amount)
            {
                yield return Diagnostic.Error(ConfigurationCodes.InvalidResources, request.Location,
                    $"the request of {Excerpt.Of(resource)} {request} exceeds its limit {limit}; use at most {limit}")
                    .With(new RelatedLocation("the limit:", limit.Location));
            }
        }
    }

    private static Diagnostic? CheckBytes(Setting<Quantity> amount, string resource)
    {
        if (amount.Value.Text[^1] is 'm' or 'u' or 'n')
        {
            return Diagnostic.Error(ConfigurationCodes.InvalidResources, amount.Location, $"'{amount}' of {resource} is a fraction of a byte; use {amount.Value.Text[..^1]}Mi");
        }

        return resource == "storage" && amount.Value.Amount.Sign <= 0
            ? Diagnostic.Error(ConfigurationCodes.InvalidResources, amount.Location, $"'{amount}' of storage must be greater than 0; use a size such as 50Gi")
            : null;
    }

    private static bool CountsBytes(string resource) => resource is "memory" or "ephemeral-storage" or "storage";

    private static Dictionary<string, Setting<Quantity>> Amounts(BoundNode? amounts) =>
        (amounts?.Members ?? []).Where(amount => amount.Value.IsValid).ToDictionary(amount => amount.Key, amount => amount.Value.As(Quantity.Syntax), StringComparer.Ordinal);
}
