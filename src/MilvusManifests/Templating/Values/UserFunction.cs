using MilvusManifests.Templating.Syntax;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>A function that a template defines.</summary>
internal sealed class UserFunction(FunctionDeclaration declaration, SourceText source)
    : FunctionValue(declaration.Name, declaration.IsParametric ? declaration.Parameters : [])
{
    public FunctionDeclaration Declaration { get; } = declaration;

    /// <summary>The text it is written in.</summary>
    public SourceText Source { get; } = source;

    /// <summary>The variables of the function around an anonymous one, which it sees.</summary>
    public Dictionary<string, Value>? Captured { get; init; }

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => this;
}
