using System.Collections.Immutable;

namespace MilvusManifests.Templating.Values;

/// <summary>Something to call: a builtin or a function of the template's own. Only the engine calls it, through <c>CallContext</c>.</summary>
public abstract class FunctionValue : Value
{
    private protected FunctionValue(string name, ImmutableArray<Parameter> parameters)
    {
        Name = name;
        Parameters = parameters;
    }

    /// <summary>The name it was defined under, <c>string.upcase</c>.</summary>
    public string Name { get; }

    /// <summary>The parameters in order; at most the last takes the rest.</summary>
    public ImmutableArray<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override string TypeName => "function";

    /// <inheritdoc/>
    public override string Description => "a function";
}
