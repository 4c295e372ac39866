using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.Documentation;

/// <summary>How the pages hang together.</summary>
public sealed partial class PagesTests
{
    [Fact]
    public void The_readme_leads_to_every_page()
    {
        var linked = Links("README.md").Select(link => link.Path).ToHashSet(StringComparer.Ordinal);

        Assert.Equal([], DocumentedPage.All.Select(page => page.Path).Where(path => path.StartsWith("docs/", StringComparison.Ordinal)).Except(linked, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_link_leads_somewhere() => Assert.Empty(
        from page in DocumentedPage.All
        where !page.Path.StartsWith("src/", StringComparison.Ordinal)
        from link in Links(page.Path)
        where !Path.Exists(Path.Combine(Repository.Root, link.Path)) || (link.Anchor.Length > 0 && !Anchors(link.Path).Contains(link.Anchor))
        select $"{page.Path}: {link.Path}#{link.Anchor}");

    private static IEnumerable<(string Path, string Anchor)> Links(string page) => Link().Matches(Fence().Replace(File.ReadAllText(Path.Combine(Repository.Root, page)), ""))
        .Select(link => link.Groups[1].Value.Split('#'))
        .Select(link => (link[0].Length == 0 ? page : Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(page)!, link[0]))).Replace('\\', '/'), link.ElementAtOrDefault(1) ?? ""));

    private static HashSet<string> Anchors(string page) => [.. Heading().Matches(Fence().Replace(File.ReadAllText(Path.Combine(Repository.Root, page)), "")).Select(heading => Anchor(heading.Groups[1].Value))];

    private static string Anchor(string heading) => NotInAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\((?!https?:)([^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("^ *```.*?^ *```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^#+ (.*?)\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex("[^a-z0-9 _-]", RegexOptions.CultureInvariant)]
    private static partial Regex NotInAnchor();
}
