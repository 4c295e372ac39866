using System.Text;
using MilvusManifests.Building;
using MilvusManifests.Configuration;
using MilvusManifests.Json;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Delivery;

/// <summary>
/// The settings that a set was made with, and its patches, so that one that was changed can be named. A value is recorded if it is short and cannot be a
/// secret, and otherwise by its checksum.
/// </summary>
internal static class SettingPins
{
    private const int MaxLength = 128;

    // They are pinned themselves, or decide where files are and what is accepted, not what is written.
    private static readonly string[] NotPinned =
        ["apiVersion", "kubernetes", "kubePrometheus.version", "kubePrometheus.source", "unknownKinds", "templates", "output"];

    // What is passed on to a program may have credentials in it.
    private static readonly string[] Opaque =
    [
        "grafana.ini", "alertmanager.config", "prometheus.remoteWrite",
        "ingress.annotations", "ingress.grafana.annotations", "ingress.prometheus.annotations", "ingress.alertmanager.annotations",
    ];

    /// <summary>The settings of a mapping at the top, by their names below it.</summary>
    public static IEnumerable<Pin> OfSection(ManifestsConfiguration configuration, string section) =>
        configuration.Written[section] is YamlMapping written ? InMapping(written, section, "") : [];

    /// <summary>The settings of the GitOps engines.</summary>
    public static IEnumerable<Pin> OfGitOps(ManifestsConfiguration configuration) =>
        configuration.Written[Pins.GitOps] is YamlMapping gitops ? InMapping(gitops, Pins.GitOps, "") : [];

    /// <summary>The settings of each Milvus, by what it is: another entry before it changes nothing.</summary>
    public static IEnumerable<Pin> OfMilvus(ManifestsConfiguration configuration) =>
        from entry in (configuration.Written[Pins.Milvus] as YamlSequence)?.Items.OfType<YamlMapping>() ?? []
        from pin in InMapping(entry.Without("namespace").Without("release").Without("version"), Pins.Milvus, $"{Text(entry, "namespace")}/{Text(entry, "release")}.")
        select pin;

    /// <summary>The other settings.</summary>
    public static IEnumerable<Pin> OfRest(ManifestsConfiguration configuration) =>
        InMapping(new YamlMapping([.. configuration.Written.Entries.Where(entry => entry.Value is YamlScalar)]), "", "");

    /// <summary>The patches, by what they change.</summary>
    public static IEnumerable<Pin> OfPatches(Inputs inputs) =>
        inputs.Configuration.Patches.Zip(inputs.Patches.Where(patch => patch.Home is null), (named, patch) => (Named: named, patch.Patch))
            .GroupBy(pair => $"{pair.Named.Target.Kind}/{pair.Named.Target.Name}", StringComparer.Ordinal)
            .Select(same => new Pin(Pins.Patches, same.Key, Checksum(string.Join('\n', same.SelectMany(pair => pair.Patch.Operations).Select(Written))))
            {
                Location = same.First().Named.Target.Name.Location,
            });

    private static IEnumerable<Pin> InMapping(YamlMapping mapping, string section, string path) =>
        from entry in mapping.Entries
        let key = path + entry.Key.Value
        where !NotPinned.Contains(section.Length == 0 ? key : $"{section}.{key}", StringComparer.Ordinal)
        from pin in InValue(entry.Value, section, key)
        select pin;

    private static IEnumerable<Pin> InValue(YamlNode value, string section, string key) =>
        value is YamlMapping { Entries.IsEmpty: false } mapping && !Opaque.Contains(key, StringComparer.Ordinal)
            ? InMapping(mapping, section, key + ".")
            : [new Pin(section, key, Recorded(value, key)) { Location = value.Location }];

    private static string Written(JsonPatchOperation operation) =>
        $"{operation.Name} {operation.Path} {operation.From} {(operation.Value is null ? "" : JsonWriter.Write(operation.Value))}";

    private static string Recorded(YamlNode value, string key) =>
        value is YamlScalar { Value.Length: <= MaxLength } scalar && !Opaque.Contains(key, StringComparer.Ordinal) && UrlPassword.Hide(scalar.Value) == scalar.Value && !scalar.Value.Contains('\n')
            ? scalar.Value
            : value is YamlMapping { Entries.IsEmpty: true } ? "{}"
            : Checksum(JsonWriter.Write(value));

    private static string Checksum(string text) => Inventory.Algorithm + Inventory.Hash(Encoding.UTF8.GetBytes(text));

    private static string? Text(YamlMapping mapping, string key) => (mapping[key] as YamlScalar)?.Value;
}
