using MilvusManifests.Schemas.Formats;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Amounts of memory and storage that cannot be meant, and requests above their limits.</summary>
internal static class ResourceChecks
{
    /// <summary>Everything that is wrong with a volume.</summary>
    public static IEnumerable<Diagnostic> CheckStorage(YamlNode storage) =>
        Amount(storage as YamlMapping, "size") is { } size && CheckBytes(size, "storage") is { } wrong ? [wrong] : [];

    /// <summary>Everything that is wrong with a container's resources.</summary>
    public static IEnumerable<Diagnostic> CheckResources(YamlNode resources)
    {
        var (requests, limits) = ((resources as YamlMapping).Mapping("requests"), (resources as YamlMapping).Mapping("limits"));
        foreach (var amounts in new[] { requests, limits })
        {
            foreach (var (resource, _) in amounts?.Entries ?? [])
            {
                if (CountsBytes(resource.Value) && Amount(amounts, resource.Value) is { } amount && CheckBytes(amount, resource.Value) is { } diagnostic)
                {
                    yield return diagnostic;
                }
            }
        }

        foreach (var (resource, _) in requests?.Entries ?? [])
        {
            if (Amount(requests, resource.Value) is { } request && Amount(limits, resource.Value) is { } limit
                && QuantitySyntax.TryParse(request.Value, out var asked) && QuantitySyntax.TryParse(limit.Value, out var allowed) && asked > allowed)
            {
                yield return Diagnostic.Error(Codes.InvalidResources, request.Location,
                    $"the request of {Excerpt.Of(resource.Value)} {request.Value} is above its limit {limit.Value}; write at most {limit.Value}")
                    .With(new RelatedLocation("the limit:", limit.Location));
            }
        }
    }

    private static Diagnostic? CheckBytes(YamlScalar amount, string what)
    {
        if (amount.Value[^1] is 'm' or 'u' or 'n')
        {
            return Diagnostic.Error(Codes.InvalidResources, amount.Location,
                $"'{amount.Value}' of {what} counts fractions of a byte; write {amount.Value[..^1]}Mi");
        }

        return what == "storage" && QuantitySyntax.TryParse(amount.Value, out var bytes) && bytes <= 0
            ? Diagnostic.Error(Codes.InvalidResources, amount.Location, $"'{amount.Value}' of storage holds nothing; write a size such as 50Gi")
            : null;
    }

    private static bool CountsBytes(string resource) => resource is "memory" or "ephemeral-storage" or "storage";

    private static YamlScalar? Amount(YamlMapping? node, string key) =>
        node?[key] is YamlScalar { Kind: not (YamlScalarKind.Null or YamlScalarKind.Boolean) } amount && QuantitySyntax.IsValid(amount.Value) ? amount : null;
}
