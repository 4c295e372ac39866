using System.Text;
using MilvusManifests.Checks.Objects;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Checks.Objects;

/// <summary>docs/checks.md and a page for each check, with the same text as <c>milvus-manifests help CODE</c>.</summary>
public class CheckPagesTests
{
    private const string Folder = "docs/checks";
    private const string Index = "docs/checks.md";
    private const string Head = "| code | finds | severity |\n| --- | --- | --- |\n";

    [Fact]
    public void Every_check_has_a_page_and_no_other_page_is_there()
    {
        foreach (var check in ObjectChecks.All)
        {
            Golden.Check($"{Folder}/{check.Code.Id}.md", PageOf(check));
        }

        Assert.Equal(
            ObjectChecks.All.Select(check => $"{check.Code.Id}.md"),
            Directory.EnumerateFiles(Path.Combine(Repository.Root, Folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_table_of_the_page_lists_every_check()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, Index));
        var rows = string.Concat(ObjectChecks.All.Select(check => $"| [{check.Code.Id}](checks/{check.Code.Id}.md) | {check.Code.Title} | {Word(check.Severity)} |\n"));
        var begin = page.IndexOf(Head, StringComparison.Ordinal) + Head.Length;

        Golden.Check(Index, page[..begin] + rows + page[page.IndexOf("\n\n", begin - 1, StringComparison.Ordinal)..].TrimStart('\n').Insert(0, "\n"));
    }

    private static string PageOf(IObjectCheck check)
    {
        var page = new StringBuilder($"# {check.Code.Id}: {check.Code.Title}\n\nSeverity: {Word(check.Severity)}, unless the finding says otherwise. [How to choose another, and how to suppress a finding](../checks.md).\n\n{CodeText.ToMarkdown(check.Code)}");
        if (!check.Purposes.IsEmpty)
        {
            page.Append("\n## What kube-prometheus does on purpose\n\nThis is not reported; `--verbose` lists it.\n\n| object | what | why |\n| --- | --- | --- |\n");
            foreach (var purpose in check.Purposes)
            {
                page.Append($"| {purpose.Kind} `{purpose.Name}` | {(purpose.Subjects.IsEmpty ? "everything" : string.Join(", ", purpose.Subjects.Select(subject => $"`{subject}`")))} | {MarkdownText.Of(purpose.Reason)} |\n");
            }
        }

        return page.ToString();
    }

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
}
