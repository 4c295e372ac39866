using System.Collections;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Runtime.Accessors;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Scriban's access to ranges, counted: a range enumerates its items to count them and to find one. Here it does so once.</summary>
/// <param name="budget">The budget to spend.</param>
internal sealed class RangeAccessor(Budget budget) : IListAccessor, IObjectAccessor
{
    private static readonly ListAccessor Stock = ListAccessor.Default;

    /// <inheritdoc/>
    public bool HasIndexer => false;

    /// <inheritdoc/>
    public Type? IndexType => null;

    /// <inheritdoc/>
    public int GetLength(TemplateContext context, SourceSpan span, object target)
    {
        Settle((ScriptRange)target, span);
        return Stock.GetLength(context, span, target);
    }

    /// <inheritdoc/>
    public object? GetValue(TemplateContext context, SourceSpan span, object target, int index) =>
        index < GetLength(context, span, target) ? Stock.GetValue(context, span, target, index) : null;

    /// <inheritdoc/>
    public void SetValue(TemplateContext context, SourceSpan span, object target, int index, object? value)
    {
        Settle((ScriptRange)target, span);
        Stock.SetValue(context, span, target, index, value);
    }

    /// <inheritdoc/>
    public int GetMemberCount(TemplateContext context, SourceSpan span, object target) => Stock.GetMemberCount(context, span, target);

    /// <inheritdoc/>
    public IEnumerable<string> GetMembers(TemplateContext context, SourceSpan span, object target) => Stock.GetMembers(context, span, target);

    /// <inheritdoc/>
    public bool HasMember(TemplateContext context, SourceSpan span, object target, string member) => Stock.HasMember(context, span, target, member);

    /// <inheritdoc/>
    public bool TryGetValue(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        var isKnown = HasMember(context, span, target, member);
        value = isKnown ? GetLength(context, span, target) : null;
        return isKnown;
    }

    /// <inheritdoc/>
    public bool TrySetValue(TemplateContext context, SourceSpan span, object target, string member, object? value) => false;

    /// <inheritdoc/>
    public bool TryGetItem(TemplateContext context, SourceSpan span, object target, object index, out object? value)
    {
        value = null;
        return false;
    }

    /// <inheritdoc/>
    public bool TrySetItem(TemplateContext context, SourceSpan span, object target, object index, object? value) => false;

    /// <summary>Makes the range keep its items, as it does when one of them is set.</summary>
    private void Settle(ScriptRange range, SourceSpan span)
    {
        if (range.Values is not IList && budget.Collect(range, span) is { Count: > 0 } items)
        {
            range[0] = items[0];
        }
    }
}
