using System.CommandLine;
using MilvusManifests.Catalogue;
using MilvusManifests.Cli.Commands.Init;

namespace MilvusManifests.Tests.CommandLine.Init;

/// <summary>What <c>init</c> asks, and what it makes of the answers.</summary>
public sealed class QuestionsTests
{
    [Fact]
    public void Empty_answers_are_the_defaults()
    {
        var (project, asked) = Ask("", "\n\n\n\n\n\n\n\n");

        var newest = KubePrometheusReleases.Newest;
        Assert.Equal(
            $"Kubernetes version of the cluster ({string.Join(", ", KubernetesSchemas.All)}) [{newest.SupportedKubernetes[^1]}]: Release of kube-prometheus ({string.Join(", ", KubePrometheusReleases.Tags)}) [{newest.Tag}]: "
            + "GitOps engine that syncs the set (argocd, flux, none) [none]: What installed the Prometheus that is there already (nothing, kubePrometheus, kubePrometheusStack, other) [nothing]: "
            + $"Milvus, as NAMESPACE/RELEASE@VERSION [{NewMilvus.Default}]: What installed Milvus (helm, operator) [helm]: How Milvus runs (cluster, standalone) [cluster]: "
            + "The CI system (github, gitlab, none) [github]: ",
            asked);
        Assert.Equal((newest.SupportedKubernetes[^1], newest.Tag, "helm", "cluster", "github", null, null), (project.Kubernetes, project.Release, project.InstalledBy, project.Mode, project.Ci, project.ArgoCD, project.Flux));
        Assert.Equal(NewMilvus.Default, Assert.Single(project.Milvus) is var one ? $"{one.Namespace}/{one.Release}@{one.Version}" : "");
        Assert.Null(project.Stack);
    }

    [Fact]
    public void The_end_of_the_input_is_the_default_of_what_is_left() => Assert.Equal("1.31", Ask("", "1.31\n").Project.Kubernetes);

    [Fact]
    public void The_release_that_is_proposed_supports_the_cluster() => Assert.Contains("[v0.16.0]: ", Ask("", "1.31\n").Asked, StringComparison.Ordinal);

    [Fact]
    public void An_answer_that_is_not_valid_is_asked_for_again()
    {
        var (project, asked) = Ask("--kubernetes 1.35 --kube-prometheus v0.18.0 --ci none --stack kubePrometheus --installed-by helm --mode cluster --argocd https://a.example/b", "x\na/b@2.6.15\n");

        Assert.Equal(
            "Milvus, as NAMESPACE/RELEASE@VERSION [milvus/my-release@2.6.19]:   'x' is not a Milvus; use NAMESPACE/RELEASE@VERSION, such as milvus/my-release@2.6.19\n"
            + "Milvus, as NAMESPACE/RELEASE@VERSION [milvus/my-release@2.6.19]: ",
            asked);
        Assert.Equal("a", Assert.Single(project.Milvus).Namespace);
    }

    [Fact]
    public void What_was_given_is_not_asked()
    {
        var (project, asked) = Ask("--kubernetes 1.35 --kube-prometheus v0.18.0 --milvus a/b@2.6.15 --ci none --stack kubePrometheus --installed-by operator --mode standalone --flux https://a.example/b", "");

        Assert.Equal("", asked);
        Assert.Equal(("operator", "standalone", "none", "https://a.example/b"), (project.InstalledBy, project.Mode, project.Ci, project.Flux));
    }

    [Fact]
    public void An_engine_needs_a_repository_and_another_stack_its_account()
    {
        const string Given = "--kubernetes 1.35 --kube-prometheus v0.18.0 --milvus a/b@2.6.15 --ci none --installed-by operator --mode standalone";

        Assert.Equal("git@a.example:b/c.git", Ask(Given, "argocd\n\ngit@a.example:b/c.git\n\n").Project.ArgoCD);
        Assert.Equal("ssh://git@a.example/b/c.git", Ask(Given, "flux\ngit@a.example:b/c.git\nssh://git@a.example/b/c.git\n\n").Project.Flux);
        Assert.Equal(new NewStack("none", null, "o11y", "collector"), Ask(Given, "none\nother\no11y\ncollector\n").Project.Stack);
        Assert.Equal(new NewStack("kubePrometheusStack", "metrics", "monitoring", null), Ask(Given, "none\nkubePrometheusStack\nmetrics\n\n").Project.Stack);
    }

    [Fact]
    public void On_a_terminal_it_asks_and_with_yes_it_does_not()
    {
        Needs.Unix();
        Needs.Program("script");
        using var folder = new InitRun();

        Assert.Contains("Kubernetes version of the cluster", OnTerminal(folder, "init asked --milvus a/b@2.6.15", "1.34\n\n\n\n\n\n\n\n\n\n"), StringComparison.Ordinal);
        Assert.Contains("kubernetes: \"1.34\"", folder.Read("asked/manifests.config.yaml"), StringComparison.Ordinal);

        Assert.DoesNotContain("Kubernetes version of the cluster", OnTerminal(folder, "init unasked --yes", ""), StringComparison.Ordinal);
        Assert.True(File.Exists(folder.PathOf("unasked/manifests.config.yaml")));
    }

    private static string OnTerminal(InitRun folder, string arguments, string answers)
    {
        var command = string.Join(' ', CommandLineRun.Command.Select(word => $"'{word}'"));
        var start = CommandLineRun.Start(["script"], folder.Root, "--quiet", "--return", "--command", $"{command} {arguments}", "/dev/null");
        return CommandLineRun.Of(start, answers).Output;
    }

    private static (NewProject Project, string Asked) Ask(string arguments, string answers)
    {
        var options = new InitOptions();
        var command = new Command("init");
        options.AddTo(command);
        var parsed = command.Parse(arguments);
        Assert.Empty(parsed.Errors);
        using var asked = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(answers);
        return (options.Read(parsed, new Questions(input, asked)), asked.ToString());
    }
}
