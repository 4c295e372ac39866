using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>A setting that the configuration has.</summary>
/// <param name="Setting">Which.</param>
/// <param name="Node">Its value, at its place.</param>
/// <param name="KeyLocation">Where its key is.</param>
internal sealed record SettingValue(StackSetting Setting, YamlNode Node, Location? KeyLocation)
{
    /// <summary>The value of a scalar.</summary>
    public string Text => ((YamlScalar)Node).Value;

    /// <summary>The value of a mapping.</summary>
    public YamlMapping Mapping => (YamlMapping)Node;

    /// <summary>The items of a sequence.</summary>
    public ImmutableArray<YamlNode> Items => ((YamlSequence)Node).Items;

    /// <summary>Whether it is the boolean <c>false</c>.</summary>
    public bool IsFalse => Node is YamlScalar { Kind: YamlScalarKind.Boolean } flag && string.Equals(flag.Value, "false", StringComparison.OrdinalIgnoreCase);
}
