using System.Collections.Immutable;
using System.Globalization;
using MilvusManifests.Text;
using MilvusManifests.Values;

namespace MilvusManifests.Catalogue.Projects;

/// <summary>The release of a project that a cluster has.</summary>
/// <param name="Project">The project.</param>
/// <param name="Index">The release, by its index among the known ones.</param>
/// <param name="IsExperimental">Whether it is the experimental channel; false where there are no channels.</param>
internal sealed record ProjectRelease(CustomResourceProject Project, int Index, bool IsExperimental)
{
    internal const string Standard = "standard";
    internal const string Experimental = "experimental";

    /// <summary>The release as it is configured: <c>2.6</c>, <c>1.5-experimental</c>.</summary>
    public string Text => Project.HasChannels ? $"{Project.Releases[Index]}-{Channel}" : Project.Releases[Index];

    /// <summary>The number after the first dot.</summary>
    public int Minor => int.Parse(Project.Releases[Index].AsSpan(Project.Releases[Index].IndexOf('.', StringComparison.Ordinal) + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The number before the first dot.</summary>
    public int Major => int.Parse(Project.Releases[Index].AsSpan(0, Project.Releases[Index].IndexOf('.', StringComparison.Ordinal)), NumberStyles.None, CultureInfo.InvariantCulture);

    private string Channel => IsExperimental ? Experimental : Standard;

    /// <summary>The newest release of a project, which a cluster is taken to have where nobody says.</summary>
    public static ProjectRelease NewestOf(CustomResourceProject project) => new(project, project.Releases.Length - 1, IsExperimental: false);

    /// <summary>How releases of a project are written: the minor release, with or without <c>v</c> and a patch number, and the channel if there are several.</summary>
    public static ValueSyntax<ProjectRelease> SyntaxOf(CustomResourceProject project) => new(
        $"{project.Title} release", CatalogueCodes.UnknownProjectRelease, PatternOf(project), (string text, out ProjectRelease release) => TryParse(project, text, out release), text => Advise(project, text))
    {
        Example = $"\"{project.Releases[^1]}\"",
    };

    /// <summary>What messages call it: <c>Flux 2.6</c>, <c>Gateway API 1.5 (experimental)</c>.</summary>
    public override string ToString() => Project.HasChannels ? $"{Project.Title} {Project.Releases[Index]} ({Channel})" : $"{Project.Title} {Project.Releases[Index]}";

    private static string PatternOf(CustomResourceProject project) =>
        $@"^v?({string.Join('|', project.Releases.Select(release => release.Replace(".", @"\.", StringComparison.Ordinal)))})(\.{VersionNumbers.Pattern})?{(project.HasChannels ? $"(-({Standard}|{Experimental}))?" : "")}$";

    private static bool TryParse(CustomResourceProject project, string text, out ProjectRelease release)
    {
        var (minor, channel) = Split(project, text);
        var index = minor is null ? -1 : project.Releases.IndexOf(minor);
        var isValid = index >= 0 && channel is null or Standard or Experimental;
        release = isValid ? new(project, index, channel == Experimental) : null!;
        return isValid;
    }

    // The minor release and the channel; null for what is not a release, and for a channel that is not written.
    private static (string? Minor, string? Channel) Split(CustomResourceProject project, string text)
    {
        var dash = project.HasChannels ? text.IndexOf('-', StringComparison.Ordinal) : -1;
        var numbers = (dash < 0 ? text : text[..dash]).AsSpan();
        numbers = numbers.StartsWith("v", StringComparison.Ordinal) ? numbers[1..] : numbers;
        var minor = VersionNumbers.Are(numbers, 2) ? numbers.ToString() : VersionNumbers.Are(numbers, 3) ? numbers[..numbers.LastIndexOf('.')].ToString() : null;
        return (minor, dash < 0 ? null : text[(dash + 1)..]);
    }

    private static string Advise(CustomResourceProject project, string text)
    {
        var (minor, channel) = Split(project, text);
        if (minor is not null && project.Releases.Contains(minor))
        {
            return $"use {minor}-{(channel is not null && Suggestion.For(channel, [Standard, Experimental]) is { } meant ? meant : $"{Standard} or {minor}-{Experimental}")}";
        }

        var likely = minor is null ? null : $"; did you mean '{Nearest(project, minor)}'?";
        return $"known releases are {string.Join(", ", project.Releases[..^1])} and {project.Releases[^1]}{likely}";
    }

    private static string Nearest(CustomResourceProject project, string minor)
    {
        var asked = Ordinal(minor);
        return project.Releases.MinBy(release => Math.Abs(Ordinal(release) - asked))!;
    }

    private static long Ordinal(string release)
    {
        var dot = release.IndexOf('.', StringComparison.Ordinal);
        return (Number(release.AsSpan(0, dot)) * 1000) + Number(release.AsSpan(dot + 1));

        static long Number(ReadOnlySpan<char> digits) => long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 999_999) : 999_999;
    }
}

/// <summary>The releases of other projects that a cluster is known to have, at most one of a project.</summary>
internal sealed class ProjectReleases
{
    private ProjectReleases(ImmutableArray<ProjectRelease> all) => All = all;

    /// <summary>None is known.</summary>
    public static ProjectReleases None { get; } = new([]);

    /// <summary>The releases, in the order of the projects.</summary>
    public ImmutableArray<ProjectRelease> All { get; }

    /// <summary>These releases.</summary>
    public static ProjectReleases Of(IEnumerable<ProjectRelease> releases) => None.With(releases);

    /// <summary>The release of a project; null if that is not known.</summary>
    public ProjectRelease? Of(CustomResourceProject project) => All.FirstOrDefault(release => release.Project == project);

    /// <summary>These, and of the projects that they lack the releases of others.</summary>
    public ProjectReleases Over(ProjectReleases others) => With(others.All.Where(other => Of(other.Project) is null));

    private ProjectReleases With(IEnumerable<ProjectRelease> more) =>
        All.AddRange(more) is { Length: > 0 } releases ? new([.. releases.OrderBy(release => CustomResourceProject.All.IndexOf(release.Project))]) : None;
}
