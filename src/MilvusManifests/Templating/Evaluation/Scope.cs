using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>A layer of variables above the globals: exactly one of a loop's variable, a function's own variables, and the object of a <c>with</c>.</summary>
internal sealed class Scope
{
    private Scope()
    {
    }

    /// <summary>The name of the loop's variable.</summary>
    public string? LoopName { get; private init; }

    /// <summary>The frame that the loop's variable is local to; null for an ordinary variable.</summary>
    public Frame? LocalTo { get; private init; }

    /// <summary>The value of the loop's variable, of the iteration at work.</summary>
    public Value LoopValue { get; set; } = NullValue.Instance;

    /// <summary>The variables of a function: seen by itself and the pages it includes.</summary>
    public Dictionary<string, Value>? Variables { get; private init; }

    /// <summary>The object of a <c>with</c>.</summary>
    public ObjectValue? Members { get; private init; }

    public static Scope OfLoop(string name, Frame? localTo) => new() { LoopName = name, LocalTo = localTo };

    public static Scope OfFunction(Dictionary<string, Value> variables) => new() { Variables = variables };

    public static Scope OfWith(ObjectValue members) => new() { Members = members };
}
