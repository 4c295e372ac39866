using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.Documentation;

/// <summary>Every command of the readme and of docs/ is typed into a shell, or something else that runs it is named.</summary>
public sealed partial class DocumentedCommandsTests
{
    private static readonly DocumentedCommand[] Commands = [.. DocumentedPage.All.SelectMany(page => page.Commands).DistinctBy(command => (command.Page, command.Text))];

    /// <summary>The pages with commands that are typed.</summary>
    public static TheoryData<string> Pages => [.. Commands.Where(IsTyped).Select(command => command.Page).Distinct(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_commands_of_a_page_do_what_it_shows(string page)
    {
        Needs.Unix();
        Needs.Git();
        Needs.Kubectl();
        using var shared = PageFolders.Of(page);
        var wrong = Commands.Where(command => command.Page == page && IsTyped(command)).Select(command => FaultOf(command, shared)).OfType<string>().ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Select(Shortened)));
    }

    private static string? FaultOf(DocumentedCommand command, DocumentedFolder shared)
    {
        using var own = PageFolders.Of(command);
        return FaultIn(own ?? shared, command);
    }

    private static string? FaultIn(DocumentedFolder folder, DocumentedCommand command)
    {
        if (TypedElsewhere.Asking.TryGetValue(command.Text, out var asked))
        {
            return Asks(folder, command, asked, out var seen) ? null : $"{command}\n{seen}";
        }

        var exitCode = folder.Sh(Filled(command.Text), out var output);
        return exitCode != PageFolders.ExitCodeOf(command) ? $"{command}\nexit code {exitCode}\n{output}"
            : command.Output is { } shown && !TypedElsewhere.Illustrations.ContainsKey((command.Page, command.Text)) && !Shows(shown, output) && !Shows(shown, folder.Result)
                ? $"{command}\nThe page shows\n{shown}\nand this is printed\n{output}"
                : null;
    }

    [Fact]
    public void Every_command_that_is_only_named_is_one()
    {
        Needs.Git();
        Needs.Kubectl();
        using var folder = new DocumentedFolder();
        foreach (var name in Commands.Where(command => command.IsName && !IsElsewhere(command)).Select(command => command.Text).Distinct(StringComparer.Ordinal))
        {
            var question = name.Split(' ')[0] switch
            {
                "milvus-manifests" or "kubectl" => $"{name} --help",
                "git" => $"git --list-cmds=main | grep -qx {name.Split(' ')[1]}",
                "dotnet" => $"case {name.Split(' ')[1]} in build|clean|test|tool|milvus-manifests) ;; *) exit 1;; esac",
                _ => "exit 1",
            };
            Assert.True(folder.Sh(question, out var output) == 0, $"{name}\n{output}");
        }
    }

    [Fact]
    public void What_runs_a_command_elsewhere_has_it_word_for_word()
    {
        Assert.All(TypedElsewhere.Runs, run => Assert.True(run.IsSo(), $"{run.Page}: {run.Command} is not run by {run.By}"));
    }

    [Fact]
    public void What_is_said_about_a_command_is_about_one_that_there_is()
    {
        var known = Commands.Select(command => (command.Page, command.Text)).ToHashSet();
        var said = TypedElsewhere.Runs.Select(run => (run.Page, run.Command)).Concat(TypedElsewhere.NotHere.Keys).Concat(TypedElsewhere.Illustrations.Keys).Concat(PageFolders.Named);

        Assert.Equal([], said.Except(known));
        Assert.Equal([], TypedElsewhere.Asking.Keys.Except(Commands.Select(command => command.Text), StringComparer.Ordinal));
    }

    [Fact]
    public void Only_these_are_run_by_nothing()
    {
        Assert.Equal(TypedElsewhere.NotHereCount, TypedElsewhere.NotHere.Count);
        Assert.All(TypedElsewhere.NotHere.Keys.Where(key => key.Command.StartsWith("tests/", StringComparison.Ordinal)), key => Assert.True(File.Exists(Path.Combine(Repository.Root, key.Command.Split(' ')[0])), key.Command));
    }

    [Fact]
    public void A_block_with_commands_is_marked_as_one()
    {
        var unmarked = DocumentedPage.All.SelectMany(page => page.Blocks.Where(block => block.Language.Length == 0 && Command().IsMatch(block.Text)).Select(block => $"{page.Path}({block.Line})"));

        // The usage, which is no command but the forms of all.
        Assert.Equal([$"docs/command-line.md(4)"], unmarked);
    }

    private static string Shortened(string text) => text.Split('\n') is { Length: > 60 } lines ? string.Join('\n', [.. lines[..30], "...", .. lines[^30..]]) : text;

    private static bool IsTyped(DocumentedCommand command) => !command.IsName && !IsElsewhere(command);

    private static bool IsElsewhere(DocumentedCommand command) =>
        TypedElsewhere.NotHere.ContainsKey((command.Page, command.Text)) || TypedElsewhere.Runs.Any(run => run.Page == command.Page && run.Command == command.Text);

    // What a reader replaces.
    private static string Filled(string command) => command.Replace("PATH", "k8s/", StringComparison.Ordinal).Replace("CODE", "MM4003", StringComparison.Ordinal).Replace("FILE", "manifests/grafana-config.yaml.sbn", StringComparison.Ordinal);

    // What waits for a cluster is ended when it has asked for what it is about.
    private static bool Asks(DocumentedFolder folder, DocumentedCommand command, string asked, out string output)
    {
        var typed = command.Text.Replace("http://localhost:9090", folder.Cluster.Address, StringComparison.Ordinal);
        output = folder.ShUntil(typed, HasAsked) + string.Join('\n', folder.Cluster.Requests.TakeLast(5));
        return HasAsked();

        bool HasAsked() => folder.Cluster.Requests.Any(request => Regex.IsMatch(request, asked));
    }

    // A line '...' stands for any number of lines.
    private static bool Shows(string shown, string printed)
    {
        var lines = shown.TrimEnd('\n').Split('\n').Select(line => line == "..." ? "(.*\n)*?" : $"{Regex.Escape(line)}\n");
        return Regex.IsMatch(printed.TrimEnd('\n') + "\n", $@"\A{string.Concat(lines)}\z", RegexOptions.CultureInvariant);
    }

    [GeneratedRegex(@"^(\$ |milvus-manifests |kubectl |dotnet |git )", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
