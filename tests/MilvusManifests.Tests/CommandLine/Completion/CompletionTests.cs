using System.Globalization;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli;
using MilvusManifests.Cli.Reports;

namespace MilvusManifests.Tests.CommandLine.Completion;

/// <summary><c>completion</c>: shells ask the command itself.</summary>
public sealed class CompletionTests
{
    // Those that the help lists: the first word of each line of its last section but the examples.
    private static readonly string Commands = string.Join(
        ' ',
        CommandLineRun.In(Repository.Root, "--help").Output.Split("Commands:\n")[1].Split("\n\n")[0].Split('\n').Where(line => line.Length > 2 && line[2] != ' ').Select(line => line.Trim().Split(' ')[0]));

    /// <summary>Command lines up to the cursor, and what completes them.</summary>
    public static TheoryData<string, string> Lines => new()
    {
        { "milvus-manifests ", Commands },
        { "milvus-manifests gen", "generate" },
        { "milvus-manifests generate --dr", "--dry-run" },
        { "milvus-manifests generate --format ", "github gitlab json junit sarif text" },
        { "milvus-manifests generate --format js", "json" },
        { "milvus-manifests generate --output out --format ju", "junit" },
        { "milvus-manifests lint 'a b' --fo", "--format" },
        { "milvus-manifests schema ", "config import" },
        { "milvus-manifests init --ci ", "github gitlab none" },
        { "milvus-manifests completion ", "bash fish pwsh zsh" },
        { "milvus-manifests images --report sa", "sarif=" },
        { "milvus-manifests diff --kubernetes ", string.Join(' ', KubernetesSchemas.All) },
        { "milvus-manifests diff --kube-prometheus v", string.Join(' ', KubePrometheusReleases.Tags) },
        { "milvus-manifests help MM402", string.Join(' ', KnownCodes.All.Keys.Where(code => code.StartsWith("MM402", StringComparison.Ordinal))) },
    };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Bash_completes(string line, string expected)
    {
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Bash(line, line.Split(' ')[^1]));
    }

    [Fact]
    public void Bash_completes_the_value_behind_an_equals_sign_which_is_a_word_of_its_own_there()
    {
        Assert.Equal(["json", "junit"], Bash("milvus-manifests generate --format=j", "j"));
        Assert.Equal(["github", "gitlab", "json", "junit", "sarif", "text"], Bash("milvus-manifests generate --format=", "="));
    }

    [Fact]
    public void Bash_completes_at_the_cursor_and_not_at_the_end() =>
        Assert.Equal(["--dry-run"], Bash("milvus-manifests generate --dr", "--dr", " --output out"));

    [Fact]
    public void Where_the_command_has_nothing_to_say_bash_completes_files()
    {
        Needs.Program("bash");
        using var shell = new CompletingShell();

        Assert.Empty(Bash("milvus-manifests validate g", "g"));
        Assert.Equal(["complete -o default -F _milvus_manifests milvus-manifests"], shell.Run("bash", "-c", "source <(milvus-manifests completion bash); complete -p milvus-manifests"));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Fish_completes(string line, string expected)
    {
        Needs.Program("fish");
        Assert.Equal(expected.Split(' ').Order(StringComparer.Ordinal), Fish(line));
    }

    [Fact]
    public void Fish_completes_the_value_behind_an_equals_sign_and_files()
    {
        Needs.Program("fish");
        Assert.Equal(["--format=json", "--format=junit"], Fish("milvus-manifests generate --format=j"));
        Assert.Equal(["garden.yaml"], Fish("milvus-manifests validate ga"));
    }

    [Theory]
    [InlineData("milvus-manifests gen", "generate ")]
    [InlineData("milvus-manifests generate --format js", "generate --format json ")]
    [InlineData("milvus-manifests generate --format=js", "generate --format=json ")]
    [InlineData("milvus-manifests validate ga", "validate garden.yaml ")]
    public void Zsh_completes(string line, string expected)
    {
        Needs.Program("zsh");
        using var shell = new CompletingShell();
        var script = shell.Write("script", Program("zsh"));
        var driver = shell.Write(
            "driver",
            $$"""
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z "PS1=; autoload -Uz compinit; compinit -u -D; source {{script}}; show() { zle -I; print -r -- \"SHOWN<\$BUFFER>\" }; zle -N show; bindkey '^X' show; print REA''DY"
            zpty -r -m z begun '*READY*'
            zpty -w -n z "$1"$'\t\x18'
            zpty -r -m z seen '*SHOWN<*>*'
            print -r -- ${${seen##*SHOWN<}%%>*}
            """);

        Assert.Equal([$"milvus-manifests {expected}"], shell.Run("zsh", "-f", driver, line));
    }

    [Theory]
    [InlineData("bash", "-n")]
    [InlineData("zsh", "-n")]
    [InlineData("fish", "--no-execute")]
    public void The_script_is_valid(string name, string option)
    {
        Needs.Program(name);
        using var shell = new CompletingShell();

        Assert.Empty(shell.Run(name, option, shell.Write("script", Program(name))));
    }

    [Fact]
    public void PowerShell_completes()
    {
        Needs.Program("pwsh");
        using var shell = new CompletingShell();
        var script = shell.Write("script.ps1", Program("pwsh"));
        const string Asked = "milvus-manifests generate --format ju";

        Assert.Equal(
            ["junit"],
            shell.Run("pwsh", "-NoProfile", "-Command", $". '{script}'; (TabExpansion2 '{Asked}' {Asked.Length.ToString(CultureInfo.InvariantCulture)}).CompletionMatches.CompletionText"));
    }

    [Theory]
    [InlineData("completion", "ksh", "unknown shell 'ksh'; use bash, zsh, fish or pwsh")]
    [InlineData("completion", "Required argument 'SHELL' missing for command: 'completion'")]
    public void Another_shell_is_wrong_usage(params string[] words)
    {
        var run = CommandLineRun.In(Repository.Root, words[..^1]);

        Assert.Equal((2, "", $"{ToolInformation.Name}: {words[^1]}"), (run.ExitCode, run.Output, run.Error.Split('\n')[0]));
    }

    private static string Program(string shell)
    {
        var run = CommandLineRun.In(Repository.Root, "completion", shell);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    // The variables that bash sets for the function, and the arguments that it calls it with.
    private static string[] Bash(string line, string word, string behind = "")
    {
        Needs.Program("bash");
        using var shell = new CompletingShell();
        const string Driver =
            """
            source <(milvus-manifests completion bash)
            COMP_LINE=$1$3 COMP_POINT=${#1}
            read -ra COMP_WORDS <<<"$1"
            COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
            _milvus_manifests milvus-manifests "$2" ""
            for reply in "${COMPREPLY[@]}"; do printf '%s\n' "$reply"; done
            """;
        return [.. shell.Run("bash", "-c", Driver, "bash", line, word, behind).Order(StringComparer.Ordinal)];
    }

    private static string[] Fish(string line)
    {
        using var shell = new CompletingShell();
        var script = shell.Write("script", Program("fish"));
        return [.. shell.Run("fish", "--no-config", "--command", $"source {script}; complete --do-complete \"{line}\"").Order(StringComparer.Ordinal)];
    }
}
