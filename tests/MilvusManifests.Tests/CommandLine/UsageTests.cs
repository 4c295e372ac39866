using System.Diagnostics;
using MilvusManifests.Cli;

namespace MilvusManifests.Tests.CommandLine;

/// <summary>Help, versions and wrong usage.</summary>
public class UsageTests
{
    [Fact]
    public void Help_names_the_commands_and_ends_with_examples()
    {
        var run = Run("--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("  generate               Generate the manifests for manifests.config.yaml", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("  milvus-manifests help MM4003         explain an error\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void No_command_at_all_is_wrong_usage_and_gets_the_help() => Assert.Equal(new CommandLineRun(2, "", Run("--help").Output), Run());

    [Fact]
    public void A_code_is_explained()
    {
        Assert.Equal(
            new CommandLineRun(
                0,
                """
                MM4003: unknown field

                The schema has no such field here. The API server would drop it or reject the
                object; it is probably misspelled, or indented under the wrong field.

                Example:

                    kind: ConfigMap
                    dat: {a: b}

                    MM4003: ConfigMap: unknown field 'dat'; did you mean 'data'?

                Mend:

                Correct the name, or move the field to where it belongs.

                """,
                ""),
            Run("help", "mm4003"));
    }

    [Fact]
    public void Every_code_is_listed_by_area()
    {
        var run = Run("help", "codes");
        var lines = run.Output.TrimEnd('\n').Split('\n');

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(["Configuration", "  MM1001  unknown key"], lines[..2]);
        Assert.Contains("\n\nCommand line\n  MM9001  the model is not a mapping\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(KnownCodes.All.Keys, lines.Where(line => line.StartsWith("  MM", StringComparison.Ordinal)).Select(line => line[2..8]));
    }

    [Fact]
    public void An_unknown_code_is_wrong_usage() =>
        Assert.Equal(new CommandLineRun(2, "", "milvus-manifests: unknown diagnostic or command 'generat'; did you mean 'generate'?\n"), Run("help", "generat"));

    [Fact]
    public void An_unknown_command_is_wrong_usage_and_the_near_one_is_named() =>
        Assert.Equal(
            new CommandLineRun(
                2,
                "",
                "milvus-manifests: Unrecognized command or argument 'genrate'; did you mean 'generate'?\n"
                + "Run 'milvus-manifests --help' for a list of commands.\n"),
            Run("genrate"));

    [Fact]
    public void An_unknown_option_is_wrong_usage_and_the_near_one_is_named() =>
        Assert.Equal(
            new CommandLineRun(
                2,
                "",
                "milvus-manifests: Unrecognized command or argument '--dryrun'; did you mean '--dry-run'?\n"
                + "Run 'milvus-manifests generate --help' for usage.\n"),
            Run("generate", "--dryrun"));

    [Theory]
    [InlineData("--kubernets", "--kubernetes", "init")]
    [InlineData("--confg", "--config", "generate", "check", "diff", "images", "releases", "commit --repository a --branch b", "push oci://localhost/a:b", "render a.sbn", "validate a.yaml")]
    [InlineData("--formt", "--format", "generate", "check", "diff", "images", "releases", "commit --repository a --branch b", "push oci://localhost/a:b", "render a.sbn", "schema import a.yaml", "validate a.yaml")]
    [InlineData("--reprt", "--report", "generate", "check", "diff", "images", "releases", "render a.sbn", "schema import a.yaml", "validate a.yaml")]
    [InlineData("--kubernets", "--kubernetes", "diff", "releases", "validate a.yaml")]
    [InlineData("--bse", "--base", "schema import a.yaml")]
    public void An_unknown_option_is_wrong_usage_on_every_command(string option, string meant, params string[] commands)
    {
        foreach (var command in commands)
        {
            var run = Run([.. command.Split(' '), option]);

            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains($"'{option}'; did you mean '{meant}'?", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("unknown format 'jsn'; did you mean 'json'?", "generate", "jsn")]
    [InlineData("unknown format 'xml'; use text, json, sarif, junit, github or gitlab", "validate", "a.yaml", "xml")]
    [InlineData("unknown format 'yaml'; use text, json, mirror, sarif, junit, github or gitlab", "images", "yaml")]
    public void An_unknown_format_is_wrong_usage(string message, params string[] words)
    {
        var run = Run([.. words[..^1], "--format", words[^1]]);

        Assert.Equal((2, $"milvus-manifests: {message}"), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    [Fact]
    public void A_code_is_explained_by_its_number_too() => Assert.Equal(Run("help", "MM4003"), Run("help", "4003"));

    [Fact]
    public void Help_of_a_group_of_commands_has_examples_of_its_own() =>
        Assert.Contains("Examples:\n  milvus-manifests schema config > manifests.config.schema.json\n  milvus-manifests schema import crds/ > crds.pack\n", Run("schema", "--help").Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("validate", "a.yaml", "--kubernetes", "1.53", "unknown Kubernetes version '1.53'; known versions are 1.31, 1.32, 1.33, 1.34, 1.35, 1.36; the nearest is 1.35")]
    [InlineData("validate", "a.yaml", "--kubernetes", "v1.34.2", "unknown Kubernetes version 'v1.34.2'; known versions are 1.31, 1.32, 1.33, 1.34, 1.35, 1.36; the nearest is 1.34")]
    [InlineData("releases", "--kubernetes", "1.34.2", "'1.34.2' is not a valid Kubernetes version; use a minor version such as 1.34")]
    [InlineData("diff", "--kubernetes", "next", "'next' is not a valid Kubernetes version; use a minor version such as 1.36")]
    public void An_unknown_version_is_wrong_usage_and_the_nearest_is_named(params string[] words)
    {
        var run = Run(words[..^1]);

        Assert.Equal((2, $"milvus-manifests: {words[^1]}"), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    [Theory]
    [InlineData("generate", "--output", "")]
    [InlineData("render", "")]
    public void An_empty_argument_is_wrong_usage(params string[] arguments) =>
        Assert.Equal(new CommandLineRun(2, "", "milvus-manifests: empty argument; is it an unset variable?\n"), Run(arguments));

    [Fact]
    public void A_result_that_cannot_be_printed_is_an_error()
    {
        Needs.DevFull();
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", "\"$@\" releases >/dev/full", "sh", .. CommandLineRun.Command]) { RedirectStandardError = true })!;
        var error = shell.StandardError.ReadToEnd();
        shell.WaitForExit();

        Assert.Equal((1, "milvus-manifests: the result cannot be printed: No space left on device\n"), (shell.ExitCode, error));
    }

    private static CommandLineRun Run(params string[] arguments) => CommandLineRun.In(Repository.Root, arguments);
}
