using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Values;

/// <summary>
/// The variables of a template, or the members of an object among them: read-only values that know where they were
/// read. Only these types can be passed to a template, so that no object of the program ever is.
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

    /// <summary>These variables and one more, a string with the location it was read from, if any.</summary>
    public Globals With(string name, string text, Location? origin = null) => Add(name, Origins.Of(text, origin));

    /// <summary>These variables and one more, an integer.</summary>
    public Globals With(string name, int number) => Add(name, number);

    /// <summary>These variables and one more, true or false.</summary>
    public Globals With(string name, bool flag) => Add(name, flag);

    /// <summary>These variables and one more, an object.</summary>
    public Globals With(string name, Globals members) => Add(name, members.ToObject());

    /// <summary>These variables and one more, an array of objects.</summary>
    public Globals With(string name, IEnumerable<Globals> items) => Add(name, new ModelArray(items.Select(item => item.ToObject()), null));

    /// <summary>A copy of the variables for one render, which can assign them but not change their values.</summary>
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
