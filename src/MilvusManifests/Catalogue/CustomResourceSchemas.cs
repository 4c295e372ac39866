using System.Collections.Concurrent;
using MilvusManifests.Schemas.Packs;

namespace MilvusManifests.Catalogue;

/// <summary>The kinds that CustomResourceDefinitions of other projects define. A pack is opened when one of its groups is first asked for.</summary>
internal static class CustomResourceSchemas
{
    private static readonly ConcurrentDictionary<string, SchemaPack> Opened = new(StringComparer.Ordinal);

    // Everything that is known, for suggestions.
    private static readonly string[] All = ["argo-cd-v3.5.1", "flux-v2.9", "gateway-api-v1.6.1", "milvus-operator-v1.3.8"];

    /// <summary>The pack that has a group, and what published it; null for a group that none has.</summary>
    public static (SchemaPack Pack, string Origin)? OfGroup(string group)
    {
        var name = group switch
        {
            "argoproj.io" => All[0],
            "gateway.networking.k8s.io" => All[2],
            "milvus.io" => All[3],
            _ when group.EndsWith(".toolkit.fluxcd.io", StringComparison.Ordinal) => All[1],
            _ => null,
        };
        return name is null ? null : (Open(name), Title(name));
    }

    /// <summary>The kinds of every project.</summary>
    public static IEnumerable<PackedKind> Kinds => All.SelectMany(name => Open(name).Kinds);

    private static SchemaPack Open(string name) => Opened.GetOrAdd(name, file => SchemaPack.Open(EmbeddedFile.ReadPack($"Catalogue/crds/{file}.pack")));

    private static string Title(string name) => name.Split("-v") switch
    {
        ["argo-cd", var version] => $"Argo CD v{version}",
        ["flux", var version] => $"Flux v{version}",
        ["gateway-api", var version] => $"Gateway API v{version}",
        [_, var version] => $"Milvus Operator v{version}",
        _ => name,
    };
}
