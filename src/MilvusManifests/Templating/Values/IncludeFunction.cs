using MilvusManifests.Text;

namespace MilvusManifests.Templating.Values;

/// <summary>The functions <c>include</c> and <c>include_join</c>, which the evaluator itself carries out.</summary>
internal sealed class IncludeFunction : FunctionValue
{
    private IncludeFunction(string name)
        : base(name, [])
    {
    }

    public static IncludeFunction Include { get; } = new("include");

    public static IncludeFunction IncludeJoin { get; } = new("include_join");

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => this;
}
