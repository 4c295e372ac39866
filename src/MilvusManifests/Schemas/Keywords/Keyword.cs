using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Keywords;

/// <summary>A keyword of a schema, or a few that belong together, compiled.</summary>
internal abstract class Keyword
{
    /// <summary>Whether nothing more needs to be said about a value that fails this one.</summary>
    public virtual bool IsDecisive => false;

    /// <summary>Holds a value against the keyword.</summary>
    /// <param name="node">The value.</param>
    /// <param name="evaluation">Where errors go and how other schemas are applied.</param>
    /// <param name="members">Takes note of which members of the value were looked at; null when nobody asks.</param>
    public abstract bool Evaluate(YamlNode node, Evaluation evaluation, EvaluatedMembers? members);

    /// <summary>An empty note for the members of a value, if such notes are taken.</summary>
    protected static EvaluatedMembers? Fresh(EvaluatedMembers? members, YamlNode node) => members is null ? null : new EvaluatedMembers(Count(node));

    /// <summary>How many entries or items a value has.</summary>
    protected static int Count(YamlNode node) => node switch
    {
        YamlMapping mapping => mapping.Entries.Length,
        YamlSequence sequence => sequence.Items.Length,
        _ => 0,
    };
}
