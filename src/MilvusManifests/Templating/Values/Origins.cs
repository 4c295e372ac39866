using System.Runtime.CompilerServices;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>
/// Where the values of a model were read. A value goes through a template as the very object it came in as, unless something is computed from it: so
/// what is written can be traced by its identity. The table is weak, and forgets a value with the model it belongs to.
/// </summary>
internal static class Origins
{
    private static readonly ConditionalWeakTable<object, Location> Places = [];

    /// <summary>Where a value was read; null for one that was computed or written in a template.</summary>
    public static Location? Find(object? value) => value is not null && Places.TryGetValue(value, out var place) ? place : null;

    /// <summary>A text that is an object of its own, with its place. The empty text is the same object everywhere, and has none.</summary>
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

    /// <summary>A boxed number or truth value, with its place: the box must be its own.</summary>
    public static object Of(object boxed, Location? place)
    {
        if (place is not null)
        {
            Places.Add(boxed, place);
        }

        return boxed;
    }
}
