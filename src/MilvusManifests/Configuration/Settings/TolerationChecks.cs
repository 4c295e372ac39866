using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>Tolerations that the API server would refuse.</summary>
internal static class TolerationChecks
{
    /// <summary>Everything that is wrong with a list of them.</summary>
    public static IEnumerable<Diagnostic> CheckTolerations(YamlNode tolerations)
    {
        foreach (var toleration in (tolerations as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            if (toleration.Says("operator", "Exists"))
            {
                if (toleration.Find("value") is { Value: YamlScalar { Value.Length: > 0 } } value)
                {
                    yield return Diagnostic.Error(Codes.KeyNotAllowed, value.Key.Location, "'value' is not allowed with operator: Exists; remove it, or write operator: Equal");
                }
            }
            else if (toleration.Find("key") is null)
            {
                yield return Diagnostic.Error(Codes.MissingKey, toleration.Location, "a toleration of every taint needs operator: Exists, any other a 'key'");
            }

            if (toleration.Find("tolerationSeconds") is { } seconds && !toleration.Says("effect", "NoExecute"))
            {
                yield return Diagnostic.Error(Codes.KeyNotAllowed, seconds.Key.Location, "'tolerationSeconds' is only allowed with effect: NoExecute");
            }
        }
    }
}
