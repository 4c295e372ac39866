using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>A node of a YAML or JSON document, with its location. Immutable: a change creates new nodes along its path and shares the rest.</summary>
internal abstract class YamlNode
{
    private protected YamlNode(Location? location) => Location = location;

    /// <summary>Where the node was read from; null for a node that was made by code.</summary>
    public Location? Location { get; }

    /// <summary>The node's type in a message: <c>a mapping</c>, <c>a sequence</c>, <c>a string</c>, <c>a number</c> ...</summary>
    public abstract string Description { get; }

    /// <summary>How many levels of nodes there are, itself included: 1 for a scalar.</summary>
    public virtual int Depth => 1;

    /// <summary>How many nodes there are, itself included and shared ones counted each time; stops at <see cref="int.MaxValue"/>.</summary>
    public virtual int NodeCount => 1;
}
