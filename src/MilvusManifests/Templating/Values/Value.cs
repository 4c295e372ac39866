using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Templating.Values;

/// <summary>A value that templates work with.</summary>
public abstract class Value
{
    private protected Value()
    {
    }

    /// <summary>
    /// Where the value was read from; null for one that was computed. A value that is passed through unchanged keeps it, so that an error
    /// about the output can name the line its reader wrote.
    /// </summary>
    public Location? Origin { get; init; }

    /// <summary>The name of its type as <c>object.typeof</c> gives it.</summary>
    public abstract string TypeName { get; }

    /// <summary>What to call it in a message: <c>a string</c>, <c>an array</c> ...</summary>
    public abstract string Description { get; }

    /// <summary>Whether a condition takes it for true: everything but null, false and <c>empty</c>, thus 0 and "" as well.</summary>
    public virtual bool IsTruthy => true;

    /// <summary>The value of a YAML or JSON node, read-only, every part of it with its place as origin.</summary>
    public static Value FromYaml(YamlNode node) => YamlValues.Read(node);

    /// <summary>The same value with another origin; the contents of an array or object are shared.</summary>
    public abstract Value WithOrigin(Location? origin);

    /// <summary>The value as a template prints it, cut short where it is nested too deeply.</summary>
    public override string ToString() => ValuePrinter.Describe(this);
}
