using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Tolerations that the API server rejects.</summary>
internal static class TolerationChecks
{
    /// <summary>Everything that is wrong with a list of them.</summary>
    public static IEnumerable<Diagnostic> CheckTolerations(BoundNode tolerations) => tolerations.Items.Where(toleration => toleration.IsValid).SelectMany(Check);

    private static IEnumerable<Diagnostic> Check(BoundNode toleration)
    {
        if (Has(toleration, "operator", "Exists"))
        {
            if (toleration.Find("value") is { Node: YamlScalar { Value.Length: > 0 } } value)
            {
                yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, value.KeyLocation, "'value' is not allowed when operator is Exists; remove it, or use operator: Equal");
            }
        }
        else if (!toleration.Members.ContainsKey("key") && toleration.Members.GetValueOrDefault("operator") is null or { IsValid: true })
        {
            yield return Diagnostic.Error(ConfigurationCodes.MissingKey, toleration.Node.Location, "a toleration of every taint requires operator: Exists, any other requires a 'key'");
        }

        if (toleration.Find("tolerationSeconds") is { } seconds && !Has(toleration, "effect", "NoExecute"))
        {
            yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, seconds.KeyLocation, "'tolerationSeconds' is only allowed when effect is NoExecute");
        }
    }

    private static bool Has(BoundNode toleration, string key, string value) => toleration.Find(key)?.Node is YamlScalar scalar && scalar.Value == value;
}
