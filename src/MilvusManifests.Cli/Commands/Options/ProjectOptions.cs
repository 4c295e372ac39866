using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Catalogue.Projects;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Options;

/// <summary>The options that name the releases of other projects in the cluster.</summary>
internal sealed class ProjectOptions
{
    private readonly ImmutableArray<(Option<string?> Option, ValueSyntax<ProjectRelease> Syntax)> options =
    [
        Create("--gateway-api", "RELEASE[-CHANNEL]", CustomResourceProject.GatewayApi),
        Create("--flux", "RELEASE", CustomResourceProject.Flux),
        Create("--argo-cd", "RELEASE", CustomResourceProject.ArgoCD),
    ];

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var (option, _) in options)
        {
            command.Add(option);
        }
    }

    /// <summary>The releases that a command line names.</summary>
    public ProjectReleases Read(ParseResult parsed) =>
        ProjectReleases.Of(options.Select(given => parsed.GetValue(given.Option) is { } text && given.Syntax.TryParse(text, out var release) ? release : null).OfType<ProjectRelease>());

    private static (Option<string?> Option, ValueSyntax<ProjectRelease> Syntax) Create(string name, string value, CustomResourceProject project)
    {
        var syntax = ProjectRelease.SyntaxOf(project);
        var option = new Option<string?>(name)
        {
            HelpName = value,
            Description = $"The release of {project.Title} in the cluster, {project.Releases[0]} to {project.Releases[^1]} [default: that of the configuration, or any].",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (syntax.Fault(token.Value) is var (what, advice))
                {
                    result.AddError($"{name}: '{token.Value}' is not a valid {what}; {advice}");
                }
            }
        });
        return (option, syntax);
    }
}
