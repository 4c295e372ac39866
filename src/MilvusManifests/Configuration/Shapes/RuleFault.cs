using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>Finds where a mapping breaks a rule between its keys.</summary>
internal static class RuleFault
{
    /// <summary>What to report; null where the rule holds.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="place">Where the mapping is.</param>
    /// <param name="misspelt">Keys that are likely present under a misspelt name, which is reported already.</param>
    public static Diagnostic? Find(YamlMapping mapping, ShapeRule rule, Place place, HashSet<string> misspelt) => rule switch
    {
        ExactlyOne(var keys) => Find(mapping, keys, place, misspelt),
        Together both => Find(mapping, both, place, misspelt),
        RequiredWhen condition => Find(mapping, condition, place, misspelt),
        _ => null,
    };

    private static Diagnostic? Find(YamlMapping mapping, ImmutableArray<string> keys, Place place, HashSet<string> misspelt)
    {
        var present = mapping.Entries.Where(entry => keys.Contains(entry.Key.Value, StringComparer.Ordinal)).ToArray();
        return present is [var first, var second, ..]
            ? Diagnostic.Error(ConfigurationCodes.OneOf, second.Key.Location, $"'{second.Key.Value}' is not allowed together with '{first.Key.Value}'; remove one of them")
            : present.Length == 0 && !keys.Any(misspelt.Contains)
                ? Diagnostic.Error(ConfigurationCodes.OneOf, place.Owner ?? mapping.Location, place.Describe($"requires {Quote.Keys(keys)}"))
                : null;
    }

    private static Diagnostic? Find(YamlMapping mapping, Together rule, Place place, HashSet<string> misspelt) =>
        mapping.Find(rule.Key) is { } alone && mapping[rule.Companion] is null && !misspelt.Contains(rule.Companion)
            ? Diagnostic.Error(ConfigurationCodes.MissingKey, alone.Key.Location, place.Describe($"'{rule.Key}' requires '{rule.Companion}'"))
            : mapping.Find(rule.Companion) is { } other && mapping[rule.Key] is null && !misspelt.Contains(rule.Key)
                ? Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, other.Key.Location, $"'{rule.Companion}' is only allowed together with '{rule.Key}'")
                : null;

    private static Diagnostic? Find(YamlMapping mapping, RequiredWhen rule, Place place, HashSet<string> misspelt) =>
        mapping[rule.Key] is YamlScalar { Kind: YamlScalarKind.String } value && rule.Values.Contains(value.Value, StringComparer.Ordinal)
        && mapping[rule.Required] is null && !misspelt.Contains(rule.Required)
            ? Diagnostic.Error(ConfigurationCodes.MissingKey, place.Owner ?? mapping.Location, place.Describe($"{rule.Key} '{value.Value}' requires '{rule.Required}'"))
            : null;
}
