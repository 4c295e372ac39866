using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>What the shape cannot say: rules between values. Each rule passes over values that are absent or that the shape refuses.</summary>
internal static class ConfigurationChecks
{
    /// <summary>Everything these rules have to say, in any order.</summary>
    public static ImmutableArray<Diagnostic> Run(YamlMapping configuration)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        return diagnostics.ToImmutable();
    }
}
