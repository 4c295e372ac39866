using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>What Alertmanager rejects in an inline configuration.</summary>
internal static class AlertmanagerConfigurationChecks
{
    private const int MostLevels = 64;

    /// <summary>Everything that is wrong with it.</summary>
    public static IEnumerable<Diagnostic> Run(BoundNode configuration) =>
        configuration.Written is YamlMapping mapping ? CheckReceivers(mapping) : [];

    private static IEnumerable<Diagnostic> CheckReceivers(YamlMapping configuration)
    {
        var receivers = (configuration["receivers"] as YamlSequence)?.Items.Select(item => (item as YamlMapping)?["name"]).OfType<YamlScalar>().Select(name => name.Value).ToArray() ?? [];
        return configuration["route"] is YamlMapping route ? CheckRoute(route, receivers, isRoot: true, 0) : [];
    }

    private static IEnumerable<Diagnostic> CheckRoute(YamlMapping route, string[] receivers, bool isRoot, int level)
    {
        if (route["receiver"] is YamlScalar receiver)
        {
            if (!receivers.Contains(receiver.Value, StringComparer.Ordinal))
            {
                yield return Diagnostic.Error(ConfigurationCodes.UnknownValue, receiver.Location,
                    $"no receiver is named {Quote.Value(receiver.Value)}{Suggestion.Phrase(receiver.Value, receivers)}");
            }
        }
        else if (isRoot)
        {
            yield return Diagnostic.Error(ConfigurationCodes.MissingKey, route.Location, "the root route requires a 'receiver'");
        }

        foreach (var child in level < MostLevels && route["routes"] is YamlSequence routes ? routes.Items.OfType<YamlMapping>() : [])
        {
            foreach (var diagnostic in CheckRoute(child, receivers, isRoot: false, level + 1))
            {
                yield return diagnostic;
            }
        }
    }
}
