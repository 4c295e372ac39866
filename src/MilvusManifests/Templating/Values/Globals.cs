using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Values;

/// <summary>
/// The variables that a template finds, or the members of an object among them: values which no template can change and which know where they were
/// read. Only what is listed here can be handed to a template, so that no object of the program ever is.
/// </summary>
internal sealed class Globals
{
    private readonly ImmutableList<(string Name, object? Value)> entries;

    private Globals(ImmutableList<(string, object?)> entries) => this.entries = entries;

    /// <summary>No variables.</summary>
    public static Globals Empty { get; } = new([]);

    /// <summary>The entries of a mapping as variables.</summary>
    public static Globals From(YamlMapping mapping) =>
        new([.. mapping.Entries.Select(entry => (entry.Key.Value, ModelValues.Read(entry.Value)))]);

    /// <summary>These variables and one more, the value of a node; null is null.</summary>
    public Globals With(string name, YamlNode? node) => Add(name, node is null ? null : ModelValues.Read(node));

    /// <summary>These variables and one more, a text with the place it was read from, if it was.</summary>
    public Globals With(string name, string text, Location? origin = null) => Add(name, Origins.Of(text, origin));

    /// <summary>These variables and one more, an integer.</summary>
    public Globals With(string name, int number) => Add(name, number);

    /// <summary>These variables and one more, an object.</summary>
    public Globals With(string name, Globals members) => Add(name, members.ToObject());

    /// <summary>These variables and one more, an array of objects.</summary>
    public Globals With(string name, IEnumerable<Globals> items) => Add(name, new ModelArray(items.Select(item => item.ToObject()), null));

    /// <summary>Variables of a render of its own, which it may assign; what they hold it may not change.</summary>
    internal ScriptObject ToVariables()
    {
        var variables = new ScriptObject(entries.Count);
        foreach (var (name, value) in entries)
        {
            variables.SetValue(name, value, readOnly: false);
        }

        return variables;
    }

    private Globals Add(string name, object? value) => new(entries.Add((name, value)));

    private ModelObject ToObject()
    {
        var made = new ModelObject(entries.Count, null);
        foreach (var (name, value) in entries)
        {
            made.SetValue(name, value, readOnly: true);
        }

        return made;
    }
}
