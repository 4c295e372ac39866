using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>What is known of a value of a template.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Flow">Where the value of the alert came from and went, if it is that one.</param>
/// <param name="Literal">The string, if it is in the template.</param>
/// <param name="IsExact">Whether the literal is written as it is, and not made by <c>printf</c>.</param>
/// <param name="IsInteger">Whether a number is an integer to Go, which compares them with integers only; null if that is not known.</param>
internal sealed record KnownValue(GoType Type, ValueFlow? Flow = null, MappedText? Literal = null, bool IsExact = true, bool? IsInteger = null)
{
    /// <summary>The type for a message: <c>a string</c>.</summary>
    public string Description => Type switch
    {
        GoType.Data => "the data of the alert",
        GoType.AlertLabels or GoType.ExternalLabels or GoType.SampleLabels => "a map of labels",
        GoType.AlertValue => "the value of the alert",
        GoType.Samples => "the result of a query",
        GoType.Sample => "a sample",
        GoType.Text => "a string",
        GoType.Number => "a number",
        GoType.Bool => "a boolean",
        GoType.Time => "a time",
        _ => "a value",
    };

    /// <summary>A value of which only the type is known.</summary>
    public static KnownValue Of(GoType type) => new(type, IsInteger: type == GoType.AlertValue ? false : null);

    /// <summary>The value without the uses that it had so far, since it is read again from a variable or the dot.</summary>
    public KnownValue AsRead()
    {
        Flow?.Store();
        return this with { Flow = null };
    }
}

/// <summary>The way of the alert's value from one place where it is read.</summary>
internal sealed class ValueFlow(TextSpan span)
{
    private readonly List<string> functions = [];

    /// <summary>Where it is read.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>The functions that it went through.</summary>
    public IReadOnlyList<string> Functions => functions;

    /// <summary>The format of the last <c>printf</c> among them.</summary>
    public string? Format { get; private set; }

    /// <summary>Whether it is only stored there, and used elsewhere.</summary>
    public bool IsStored { get; private set; }

    /// <summary>Adds a function.</summary>
    public void Pass(string function, string? format)
    {
        functions.Add(function);
        Format = format ?? Format;
    }

    /// <summary>Ends the way in a variable or the dot.</summary>
    public void Store() => IsStored = true;
}
