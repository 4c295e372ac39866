using MilvusManifests.Catalogue;
using MilvusManifests.Catalogue.Milvus;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Text;

namespace MilvusManifests.Configuration.Checks;

/// <summary>The settings of a Milvus fit what installed it.</summary>
internal static class InstallerCheck
{
    public static IEnumerable<Diagnostic> Run(ManifestsConfiguration configuration) =>
        from milvus in configuration.Milvus
        where milvus.InstalledBy.IsValid
        from diagnostic in (milvus.IsOfOperator ? CheckSettings(milvus) : CheckChart(milvus)).Concat(CheckComponents(milvus)).Concat(CheckDependencies(milvus))
        select diagnostic;

    private static IEnumerable<Diagnostic> CheckSettings(MilvusInstance milvus)
    {
        (string Key, Location? Location)[] settings =
            [("chart", milvus.Chart?.KeyLocation), ("nameOverride", milvus.NameOverride?.KeyLocation), ("fullnameOverride", milvus.FullnameOverride?.KeyLocation)];
        foreach (var (key, location) in settings.Where(setting => setting.Location is not null))
        {
            yield return Diagnostic.Warning(ConfigurationCodes.NoEffect, location, $"'{key}' has no effect when installedBy is operator");
        }
    }

    private static IEnumerable<Diagnostic> CheckChart(MilvusInstance milvus)
    {
        if (milvus.Chart is { IsValid: true } chart && !MilvusChart.Knows(chart.Value))
        {
            yield return Diagnostic.Error(CatalogueCodes.UnknownChart, chart.Location, $"chart '{chart}' is not in the catalogue, which has 4.1.0 to 5.x");
        }
    }

    private static IEnumerable<Diagnostic> CheckComponents(MilvusInstance milvus)
    {
        if (!milvus.Mode.IsValid || !milvus.Version.IsValid || milvus.Chart is { IsValid: false })
        {
            yield break;
        }

        foreach (var (component, number) in milvus.Replicas)
        {
            var fault = milvus.IsOfOperator
                ? MilvusComponents.FaultOfOperator(component, milvus.Version.Value.Number, milvus.Mode.Value)
                : MilvusComponents.FaultOfChart(component, milvus.InstalledChart, milvus.Mode.Value);
            if (number is { IsValid: true, Value: > 0 } && fault is not null)
            {
                yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, number.KeyLocation, $"component '{component}' {fault}");
            }
        }
    }

    private static IEnumerable<Diagnostic> CheckDependencies(MilvusInstance milvus)
    {
        var (earlier, keys) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var dependency in milvus.Dependencies.Where(dependency => dependency.IsValid))
        {
            var key = dependency.Value.Key;
            var fault = !earlier.Add(dependency.Value.Name) ? keys.Contains(key) ? "is listed twice; remove one" : $"is a second {dependency.Value.Name} of this Milvus; remove one"
                : milvus.IsOfOperator ? (dependency.Value.OperatorSuffix is null ? "is only installed by the Helm chart; use pulsar" : null)
                : key == "pulsarv3" && milvus is { Version.IsValid: true, Chart: null or { IsValid: true } } && milvus.InstalledChart < MilvusChart.Pulsar3
                    ? $"needs chart {MilvusChart.Pulsar3} or later; use pulsar"
                    : null;
            keys.Add(key);
            if (fault is not null)
            {
                yield return Diagnostic.Error(ConfigurationCodes.KeyNotAllowed, dependency.Location, $"dependency '{key}' {fault}");
            }
        }
    }
}
