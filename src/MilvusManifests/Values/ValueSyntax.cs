using MilvusManifests.Text;

namespace MilvusManifests.Values;

/// <summary>A syntax of strings: its pattern is published in JSON Schemas, its name and its advice go into messages.</summary>
/// <param name="Name">What such a string is called, without an article: <c>Prometheus duration</c>.</param>
/// <param name="Code">The code of the diagnostic about a string that is not valid.</param>
/// <param name="Pattern">The syntax as an anchored regular expression of JSON Schema.</param>
/// <param name="Advise">What to use instead of a string that is not valid, as the end of a sentence: <c>use 30s</c>.</param>
internal abstract record ValueSyntax(string Name, DiagnosticCode Code, string Pattern, Func<string, string> Advise)
{
    /// <summary>The maximum length; 0 for any.</summary>
    public int MaxLength { get; init; }

    /// <summary>A value as an example is written in a configuration; null where none helps.</summary>
    public string? Example { get; init; }

    /// <summary>The message about a number that would be valid as a string; null where a string is simply expected.</summary>
    public Func<string, string>? NumberMessage { get; init; }

    /// <summary>Whether a string is valid: it matches the pattern and is not too long.</summary>
    public abstract bool IsValid(string text);

    /// <summary>The name of the syntax and what to use instead of a string; null for a valid one.</summary>
    public (string Name, string? Advice)? Fault(string text) => IsValid(text) ? null : (Name, Advise(text));

    /// <summary>A syntax whose values stay strings.</summary>
    public static ValueSyntax<string> OfText(string name, DiagnosticCode code, string pattern, Func<string, bool> isValid, Func<string, string> advise) =>
        new(name, code, pattern, (string text, out string value) => isValid(value = text), advise);
}

/// <summary>A syntax whose strings are read as values of a type.</summary>
/// <param name="Name">What such a string is called, without an article.</param>
/// <param name="Code">The code of the diagnostic about a string that is not valid.</param>
/// <param name="Pattern">The syntax as an anchored regular expression of JSON Schema.</param>
/// <param name="Parse">Reads a string.</param>
/// <param name="Advise">What to use instead of a string that is not valid.</param>
internal sealed record ValueSyntax<T>(string Name, DiagnosticCode Code, string Pattern, TryParse<T> Parse, Func<string, string> Advise)
    : ValueSyntax(Name, Code, Pattern, Advise)
{
    /// <summary>Reads a string; false where it is not valid.</summary>
    public bool TryParse(string text, out T value)
    {
        if (MaxLength > 0 && text.Length > MaxLength)
        {
            value = default!;
            return false;
        }

        return Parse(text, out value);
    }

    /// <inheritdoc/>
    public override bool IsValid(string text) => TryParse(text, out _);
}

/// <summary>Reads a string as a value; false where it is not valid.</summary>
internal delegate bool TryParse<T>(string text, out T value);
