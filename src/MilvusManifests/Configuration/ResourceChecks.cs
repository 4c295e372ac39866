using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>Amounts of memory and storage that cannot be meant, and requests above their limits.</summary>
internal static class ResourceChecks
{
    private static readonly string[] Sections = ["prometheus", "alertmanager", "grafana"];

    public static IEnumerable<Diagnostic> Run(YamlMapping? stack)
    {
        foreach (var section in Sections)
        {
            var settings = stack.Mapping(section);
            if (Amount(settings.Mapping("storage"), "size") is { } size && CheckBytes(size, "storage") is { } wrongSize)
            {
                yield return wrongSize;
            }

            foreach (var diagnostic in CheckResources(settings.Mapping("resources")))
            {
                yield return diagnostic;
            }
        }
    }

    private static IEnumerable<Diagnostic> CheckResources(YamlMapping? resources)
    {
        var requests = resources.Mapping("requests");
        var limits = resources.Mapping("limits");
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
                && Quantity.Syntax.TryParse(request.Value, out var asked) && Quantity.Syntax.TryParse(limit.Value, out var allowed) && asked.Amount > allowed.Amount)
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

        return what == "storage" && Quantity.Syntax.TryParse(amount.Value, out var bytes) && bytes.Amount <= 0
            ? Diagnostic.Error(Codes.InvalidResources, amount.Location, $"'{amount.Value}' of storage holds nothing; write a size such as 50Gi")
            : null;
    }

    private static bool CountsBytes(string resource) => resource is "memory" or "ephemeral-storage" or "storage";

    private static YamlScalar? Amount(YamlMapping? node, string key) =>
        node?[key] is YamlScalar { Kind: not (YamlScalarKind.Null or YamlScalarKind.Boolean) } amount && Quantity.Syntax.IsValid(amount.Value) ? amount : null;
}
