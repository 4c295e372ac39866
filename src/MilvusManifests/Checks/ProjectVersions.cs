using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks;

/// <summary>Which releases of another project serve a version of one of its kinds, and what to use instead.</summary>
internal static class ProjectVersions
{
    /// <summary>What is wrong with the version of an object; null if nothing is.</summary>
    /// <param name="apiVersion">The object's <c>apiVersion</c>.</param>
    /// <param name="project">The project that defines the kind.</param>
    /// <param name="version">The releases that serve it.</param>
    /// <param name="release">The release in the cluster; null if that is not known.</param>
    public static Diagnostic? Find(YamlScalar apiVersion, CustomResourceProject project, ServedVersion version, ProjectRelease? release)
    {
        if (release is null)
        {
            return FindOld(project, version) is { } old ? Diagnostic.Warning(ServedKinds.Deprecated, apiVersion.Location, old) : null;
        }

        var advice = Advice(version, project.FindBetter(version, release) ?? (Replacement(project, version) is { } other && other.IsServedBy(release) ? other : null));
        return !version.IsServedBy(release) ? Diagnostic.Error(ServedKinds.NotServed, apiVersion.Location, NotServed(project, version, release) + advice)
            : version.IsDeprecatedIn(release) ? Diagnostic.Warning(ServedKinds.Deprecated, apiVersion.Location, $"{version.Kind} is deprecated in {release}{advice}")
            : null;
    }

    private static string NotServed(CustomResourceProject project, ServedVersion version, ProjectRelease release) =>
        version.First > release.Index ? $"{release} does not serve {version.Kind} yet; {project.Releases[version.First]}{InChannel(version, release)} is the first to do so"
        : version.Last < release.Index ? $"{release} no longer serves {version.Kind}, and {project.Releases[version.Last]}{InChannel(version, release)} was the last to do so"
        : $"{release} does not serve {version.Kind}; the {ProjectRelease.Experimental} channel does";

    private static string InChannel(ServedVersion version, ProjectRelease release) => version.IsExperimental && !release.IsExperimental ? $" ({ProjectRelease.Experimental})" : "";

    // What is served by some release, but by no later one or not for long.
    private static string? FindOld(CustomResourceProject project, ServedVersion version)
    {
        if (version is { IsInNewest: true, DeprecatedSince: null })
        {
            return null;
        }

        var state = version.IsInNewest
            ? $"is deprecated since {project.Title} {project.Releases[version.DeprecatedSince!.Value]}{(version.IsExperimental ? $", and only the {ProjectRelease.Experimental} channel serves it" : "")}"
            : $"is only served by {project.Title} {Range(project, version)}{(version.IsExperimental ? $" ({ProjectRelease.Experimental})" : "")}";
        return $"{version.Kind} {state}{Advice(version, project.FindBetter(version, null) ?? Replacement(project, version), project)}";
    }

    private static string Range(CustomResourceProject project, ServedVersion version) =>
        version.First == version.Last && version.First > 0 ? project.Releases[version.First]
        : version.First == 0 ? $"up to {project.Releases[version.Last]}"
        : $"{project.Releases[version.First]} {(version.First + 1 == version.Last ? "and" : "to")} {project.Releases[version.Last]}";

    private static ServedVersion? Replacement(CustomResourceProject project, ServedVersion version) => version.ReplacedBy is { } other ? project.Served.Find(other) : null;

    private static string Advice(ServedVersion version, ServedVersion? better, CustomResourceProject? project = null)
    {
        if (better is null)
        {
            return "";
        }

        var name = better.Kind.Kind == version.Kind.Kind ? better.Kind.ApiVersion : better.Kind.ToString();
        return project is null || better.First == 0 ? $"; use {name}" : $"; use {name}, served from {project.Releases[better.First]} on";
    }
}
