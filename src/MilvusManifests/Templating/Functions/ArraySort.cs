using System.Collections;
using System.Globalization;
using System.Numerics;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Values;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Functions;

/// <summary>
/// <c>array.sort list [member]</c>: as in Scriban, except for strings, which Scriban sorts by the machine's culture. Here they are sorted by code
/// unit, the same on every machine.
/// </summary>
internal sealed class ArraySort : TemplateFunction
{
    /// <summary>The function.</summary>
    public static readonly ArraySort Function = new();

    private ArraySort()
        : base(Required<object>("list"), Optional<string>("member"))
    {
    }

    /// <inheritdoc/>
    protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments)
    {
        if (arguments[0] is null)
        {
            return new ScriptRange();
        }

        var list = context.ToObject<IEnumerable>(span, arguments[0]) ?? Array.Empty<object>();
        var items = list.Cast<object?>().ToArray();
        ((RenderContext)context).Budget.Take((long)items.Length * BitOperations.Log2((uint)items.Length + 1), span);
        var keys = arguments[1] is string member ? [.. items.Select(item => MemberOf(context, span, item, member))] : items;
        try
        {
            return new ScriptArray(items.Zip(keys).OrderBy(pair => pair.Second, Comparer<object?>.Create((x, y) => Compare(x, y, span))).Select(pair => pair.First));
        }
        catch (InvalidOperationException error) when (error.InnerException is TemplateError inner)
        {
            throw inner;
        }
    }

    private static object? MemberOf(TemplateContext context, SourceSpan span, object? item, string member) =>
        item is not null && context.GetMemberAccessor(item).TryGetValue(context, span, item, member, out var value) ? value : null;

    private static int Compare(object? x, object? y, SourceSpan span) => (x, y) switch
    {
        (null, null) => 0,
        (null, _) => -1,
        (_, null) => 1,
        (string a, string b) => string.CompareOrdinal(a, b),
        (bool a, bool b) => a.CompareTo(b),
        _ when IsNumber(x) && IsNumber(y) => CompareNumbers(x, y),
        _ => throw new TemplateError(TemplateCodes.InvalidArgument, span, $"'array.sort' cannot compare {Noun.Of(x)} and {Noun.Of(y)}"),
    };

    private static bool IsNumber(object value) => value is int or long or uint or ulong or BigInteger or double or float or decimal;

    private static int CompareNumbers(object x, object y) =>
        x is BigInteger or double or float || y is BigInteger or double or float
            ? x is BigInteger or int or long or uint or ulong && y is BigInteger or int or long or uint or ulong
                ? ToInteger(x).CompareTo(ToInteger(y))
                : Convert.ToDouble(x is BigInteger a ? (double)a : x, CultureInfo.InvariantCulture).CompareTo(Convert.ToDouble(y is BigInteger b ? (double)b : y, CultureInfo.InvariantCulture))
            : Convert.ToDecimal(x, CultureInfo.InvariantCulture).CompareTo(Convert.ToDecimal(y, CultureInfo.InvariantCulture));

    private static BigInteger ToInteger(object value) => value is BigInteger big ? big : new BigInteger(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
}
