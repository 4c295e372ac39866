using System.Runtime.CompilerServices;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>
/// Where the values of a model were read. A value passes through a template as the same object unless something is computed from it: so
/// what is written can be traced by object identity. The table is weak: entries are collected with their model.
/// </summary>
internal static class Origins
{
    private static readonly ConditionalWeakTable<object, Location> Places = [];

    /// <summary>Where a value was read; null for one that was computed or written in a template.</summary>
    public static Location? Find(object? value) => value is not null && Places.TryGetValue(value, out var place) ? place : null;

    /// <summary>A new string object with its location. The empty string is the same object everywhere, and has none.</summary>
    public static string Of(string text, Location? place)
    {
        if (text.Length == 0 || place is null)
        {
            return text;
        }

        var own = new string(text.AsSpan());
        Places.Add(own, place);
        return own;
    }

    /// <summary>A boxed number or boolean with its location: the box must not be shared.</summary>
    public static object Of(object boxed, Location? place)
    {
        if (place is not null)
        {
            Places.Add(boxed, place);
        }

        return boxed;
    }
}
