using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>The value of a setting.</summary>
/// <param name="Setting">The setting.</param>
/// <param name="Bound">Its value.</param>
internal sealed record SettingValue(StackSetting Setting, BoundNode Bound)
{
    /// <summary>The value as the configuration has it.</summary>
    public YamlNode Node => Bound.Written;

    /// <summary>The location of its key; null for a default.</summary>
    public Location? KeyLocation => Bound.KeyLocation;

    /// <summary>The value of a scalar.</summary>
    public string Text => ((YamlScalar)Node).Value;

    /// <summary>The value of a mapping.</summary>
    public YamlMapping Mapping => (YamlMapping)Node;

    /// <summary>The items of a sequence.</summary>
    public ImmutableArray<YamlNode> Items => ((YamlSequence)Node).Items;

    /// <summary>Whether it is the boolean <c>false</c>.</summary>
    public bool IsFalse => Node is YamlScalar { Kind: YamlScalarKind.Boolean } flag && string.Equals(flag.Value, "false", StringComparison.OrdinalIgnoreCase);
}
