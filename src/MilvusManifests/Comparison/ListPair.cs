using MilvusManifests.Yaml;

namespace MilvusManifests.Comparison;

/// <summary>An item of a list and what became of it.</summary>
/// <param name="Label">What names it.</param>
/// <param name="Old">The old item; null where there was none.</param>
/// <param name="New">The new item; null where there is none any more.</param>
internal sealed record ListPair(string Label, YamlNode? Old, YamlNode? New);
