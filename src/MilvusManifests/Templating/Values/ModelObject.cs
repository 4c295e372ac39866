using MilvusManifests.Text;
using MilvusManifests.Yaml;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Values;

/// <summary>A read-only object of the model.</summary>
/// <param name="capacity">The number of members it will have.</param>
/// <param name="source">The mapping it was read from; null if it was built in code.</param>
internal sealed class ModelObject(int capacity, YamlMapping? source) : ScriptObject(capacity, autoImportStaticsFromThisType: false), IScriptCustomTypeInfo
{
    /// <summary>Where it was read.</summary>
    public Location? Origin => source?.Location;

    /// <inheritdoc/>
    public string TypeName => "object";

    /// <inheritdoc/>
    public override bool IsReadOnly
    {
        get => true;
        set { }
    }

    /// <summary>The location of a member's key; null if it was not read.</summary>
    public Location? KeyOf(string name) => EntryOf(name)?.Key.Location;

    /// <summary>The location of a member's value, which null values have too.</summary>
    public Location? ValueOf(string name) => EntryOf(name)?.Value.Location;

    /// <inheritdoc/>
    public override bool CanWrite(string member) => false;

    /// <inheritdoc/>
    public override bool TrySetValue(TemplateContext? context, SourceSpan span, string member, object? value, bool readOnly) => false;

    private YamlEntry? EntryOf(string name) => source?.Find(name);
}
