using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Whether a ScrapeConfig has targets.</summary>
internal static class ConfigTargets
{
    /// <summary>What has to be so.</summary>
    public static IEnumerable<Step> Check(ScrapePair pair)
    {
        var spec = pair.Monitor.Spec;
        var found = false;
        foreach (var (key, value) in spec.Node?.Entries ?? [])
        {
            if (!(key.Value.EndsWith("SDConfigs", StringComparison.Ordinal) || key.Value == "staticConfigs") || value is not YamlSequence { Items.Length: > 0 })
            {
                continue;
            }

            found = true;
            yield return key.Value == "staticConfigs"
                ? Step.Unknown(Link.MatchesServices, "the addresses of staticConfigs would have to answer", value)
                : Step.Unknown(Link.MatchesServices, $"what {key.Value} discovers is not in the set", value);
        }

        if (!found)
        {
            yield return Step.No(Link.MatchesServices, "the ScrapeConfig has neither staticConfigs nor a service discovery", spec.Node);
        }
    }
}
