using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>What belongs to one invocation of a page or function.</summary>
internal sealed class Frame
{
    /// <summary>The <c>$</c> variables.</summary>
    public Dictionary<string, Value> Locals => field ??= new Dictionary<string, Value>(StringComparer.Ordinal);

    /// <summary>The arguments, <c>$</c>; null for the main template.</summary>
    public ArrayValue? Arguments { get; init; }

    /// <summary>The variables of the function with declared parameters at work; an included page shares those of the function that includes it.</summary>
    public Dictionary<string, Value>? Variables { get; init; }

    /// <summary>The variables of the function that an anonymous function stands in.</summary>
    public Dictionary<string, Value>? Captured { get; init; }

    /// <summary>The indent that a function's code blocks add to.</summary>
    public string? BaseIndent { get; init; }

    /// <summary>Whether it is that of a function, in which code blocks keep the indent of the caller.</summary>
    public bool IsFunction { get; init; }

    /// <summary>Whether the variables of a scope are seen from here.</summary>
    public bool Owns(Scope scope) =>
        scope.Variables is { } variables && (ReferenceEquals(variables, Variables) || ReferenceEquals(variables, Captured));
}
