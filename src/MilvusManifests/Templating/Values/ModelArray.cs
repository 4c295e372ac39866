using MilvusManifests.Text;
using MilvusManifests.Yaml;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Values;

/// <summary>A read-only array of the model.</summary>
/// <param name="items">The items.</param>
/// <param name="source">The sequence it was read from; null if it was built in code.</param>
internal sealed class ModelArray(IEnumerable<object?> items, YamlSequence? source) : ScriptArray(items), IScriptCustomTypeInfo
{
    /// <summary>Where it was read.</summary>
    public Location? Origin => source?.Location;

    /// <inheritdoc/>
    public string TypeName => "array";

    /// <inheritdoc/>
    public override bool IsReadOnly => true;

    /// <summary>The location of an item, which null items have too.</summary>
    public Location? ItemAt(int index) => source?.Items[index].Location;

    /// <summary>Reads items and refuses to set them: Scriban's own accessor ignores <see cref="IsReadOnly"/>.</summary>
    internal sealed class Accessor : IListAccessor
    {
        /// <summary>The only instance.</summary>
        public static readonly Accessor Instance = new();

        /// <inheritdoc/>
        public int GetLength(TemplateContext context, SourceSpan span, object target) => ((ModelArray)target).Count;

        /// <inheritdoc/>
        public object? GetValue(TemplateContext context, SourceSpan span, object target, int index) =>
            index < ((ModelArray)target).Count ? ((ModelArray)target)[index] : null;

        /// <inheritdoc/>
        public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value) =>
            throw new ScriptRuntimeException(span, "Cannot set an item of a readonly array");
    }
}
