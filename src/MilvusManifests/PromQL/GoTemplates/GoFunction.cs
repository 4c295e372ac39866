namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>A function of templates.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">The types of its parameters; of one with any number, the last is repeated.</param>
/// <param name="Result">The type of its result.</param>
/// <param name="Minimum">The fewest arguments, that of a pipeline included.</param>
/// <param name="Maximum">The most arguments.</param>
internal sealed record GoFunction(string Name, GoType[] Parameters, GoType Result, int Minimum, int Maximum = int.MaxValue)
{
    /// <summary>The first version of Prometheus that has it; null if all do that this project knows.</summary>
    public PrometheusVersion? Since { get; init; }

    /// <summary>The parameter for an argument, from 0.</summary>
    public GoType Parameter(int index) => Parameters.Length == 0 ? GoType.Any : Parameters[Math.Min(index, Parameters.Length - 1)];
}
