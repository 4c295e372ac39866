using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.Documentation;

/// <summary>A page of the documentation: what it says in blocks, and the commands in it.</summary>
internal sealed partial class DocumentedPage
{
    private DocumentedPage(string path) => (Path, Text) = (path, File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n"));

    /// <summary>Every page that a user reads: the readme, one page a task, and the readmes of the packages.</summary>
    public static IReadOnlyList<DocumentedPage> All { get; } =
    [
        .. Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, "docs"), "*.md").Select(file => $"docs/{System.IO.Path.GetFileName(file)}").Order(StringComparer.Ordinal)
            .Prepend("README.md").Append("src/MilvusManifests.Cli/README.md").Append("src/MilvusManifests.MSBuild/README.md").Select(path => new DocumentedPage(path)),
    ];

    /// <summary>Where it is, below the root of the repository.</summary>
    public string Path { get; }

    /// <summary>What it says.</summary>
    public string Text { get; }

    /// <summary>Its blocks: the line of the first line in it, the language, and the text.</summary>
    public IEnumerable<(int Line, string Language, string Text)> Blocks => Block().Matches(Text).Select(block => (LineOf(block.Groups[3].Index), block.Groups[2].Value, Unindented(block.Groups[3].Value, block.Groups[1].Value)));

    /// <summary>Its commands, in order.</summary>
    public IEnumerable<DocumentedCommand> Commands => Blocks.Where(block => block.Language is "console" or "sh" or "bash").SelectMany(InBlock).Concat(InSentences()).OrderBy(command => command.Line);

    // In a block that shows output, '$ ' marks the commands; else every line is one, and what follows '#' is a remark.
    private IEnumerable<DocumentedCommand> InBlock((int Line, string Language, string Text) block)
    {
        if (block.Text.StartsWith("$ ", StringComparison.Ordinal))
        {
            return Prompt().Matches(block.Text).Select(found => new DocumentedCommand(
                Path, block.Line + LinesIn(block.Text, found.Index), found.Groups[1].Value, IsInline: false, found.Groups[2].Length > 0 ? found.Groups[2].Value : null));
        }

        return Typed().Matches(block.Text).Select(found => new DocumentedCommand(Path, block.Line + LinesIn(block.Text, found.Index), Remark().Replace(found.Value, ""), IsInline: false));
    }

    private IEnumerable<DocumentedCommand> InSentences()
    {
        var sentences = Block().Replace(Text, block => new string('\n', block.Value.Count('\n')));
        return Code().Matches(sentences).Where(code => DocumentedCommand.IsOne(code.Groups[1].Value))
            .Select(code => new DocumentedCommand(Path, LinesIn(sentences, code.Index) + 1, code.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal).Replace('\n', ' '), IsInline: true));
    }

    private int LineOf(int index) => LinesIn(Text, index) + 1;

    private static int LinesIn(string text, int end) => text.AsSpan(0, end).Count('\n');

    private static string Unindented(string text, string indentation) => indentation.Length == 0 ? text : Regex.Replace(text, $"^{indentation}", "", RegexOptions.Multiline);

    [GeneratedRegex("^( *)```([a-z]*)\n(.*?)^ *```$\n?", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\$ (.*)\n((?:(?!\$ ).*\n)*)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Prompt();

    [GeneratedRegex(@"^(?!#).+(?<!\\)(?:\\\n.+(?<!\\))*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Typed();

    [GeneratedRegex(@"\s+# .*$", RegexOptions.CultureInvariant)]
    private static partial Regex Remark();

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Code();
}
