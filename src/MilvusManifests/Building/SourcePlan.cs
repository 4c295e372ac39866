using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;

namespace MilvusManifests.Building;

/// <summary>Which of the files of a source of upstream's own a configuration asks for.</summary>
/// <param name="Taken">The files that are taken as they are, by their paths below upstream's <c>manifests/</c>, in ordinal order.</param>
/// <param name="Replaced">The user's templates that replace such a file, in ordinal order.</param>
internal sealed record SourcePlan(ImmutableArray<string> Taken, ImmutableArray<string> Replaced)
{
    private const string SetupFolder = "setup/";
    private const string StackFolder = "manifests/";
    private const string NamespaceFile = "setup/namespace.yaml";

    /// <summary>The plan of a source.</summary>
    /// <param name="stack">What is asked for.</param>
    /// <param name="release">The release that the source is to be.</param>
    /// <param name="own">The user's templates that write files.</param>
    /// <param name="files">The files of the source, by their paths below upstream's <c>manifests/</c>.</param>
    public static SourcePlan Make(KubePrometheusConfiguration stack, KubePrometheusRelease release, ImmutableArray<string> own, IReadOnlyCollection<string> files)
    {
        // A template of the user's may replace a file of the release that this source lacks.
        var published = release.Components.SelectMany(component => component.Files).Append(NamespaceFile);
        var wanted = files.Union(published, StringComparer.Ordinal).Where(file => IsWanted(file, stack)).Order(StringComparer.Ordinal).ToArray();
        return new SourcePlan(
            [.. wanted.Where(file => files.Contains(file, StringComparer.Ordinal) && !own.Contains(TemplateOf(file), StringComparer.Ordinal))],
            [.. wanted.Select(TemplateOf).Where(template => own.Contains(template, StringComparer.Ordinal))]);
    }

    /// <summary>Whether a template of the user's already has its part in the plan.</summary>
    public bool IsReplacement(string template) => Replaced.Contains(template, StringComparer.Ordinal);

    private static bool IsWanted(string file, KubePrometheusConfiguration stack)
    {
        if (file == NamespaceFile || ComponentOf(file) is not { } component)
        {
            // What belongs to nobody stays as long as there is a stack at all.
            return StackComponent.Names.Any(stack.Has);
        }

        return stack.Has(component);
    }

    // The operator installs the kinds that it reads.
    private static string? ComponentOf(string file) =>
        file.StartsWith(SetupFolder, StringComparison.Ordinal) ? "prometheusOperator"
        : StackComponent.Names.FirstOrDefault(name => file.StartsWith(name + "-", StringComparison.Ordinal));

    private static string TemplateOf(string file) =>
        (file.StartsWith(SetupFolder, StringComparison.Ordinal) ? file : StackFolder + file) + TemplateSet.Suffix;
}
