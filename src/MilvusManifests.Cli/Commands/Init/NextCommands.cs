using System.Collections.Immutable;
using MilvusManifests.Cli.Reports;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary>A step for whoever has a new project.</summary>
/// <param name="Text">The command, or what to do by hand.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record NextCommand(string Text, string Meaning);

/// <summary>What to do with a new project, in order.</summary>
internal static class NextCommands
{
    /// <summary>The commands.</summary>
    public static ImmutableArray<NextCommand> Of(NewProject project, ProjectPlace place)
    {
        var here = Path.GetRelativePath(Environment.CurrentDirectory, place.Folder).Replace('\\', '/');
        var commands = ImmutableArray.CreateBuilder<NextCommand>();
        if (here != ".")
        {
            commands.Add(new($"cd {ShellWord.OfPath(here)}", "where the configuration is"));
        }

        if (project.HasExample)
        {
            commands.Add(new("edit manifests.config.yaml", "its Milvus is an example: enter yours"));
        }

        commands.Add(project.Without.Contains(ProjectFiles.Tool)
            ? new($"dotnet tool install milvus-manifests --version {ToolInformation.OfProgram.Version.Split('+')[0]}", "pin the tool in the manifest that is there already")
            : new("dotnet tool restore", "install the version of the tool that the repository pins"));
        commands.Add(new("dotnet milvus-manifests generate", "write output/"));
        commands.Add(new("git add --all", "then commit and push"));
        if (project.ArgoCD is not null)
        {
            commands.Add(new("kubectl apply -f output/argocd/application.yaml", "once for the cluster: Argo CD syncs the set from then on"));
        }

        if (project.Flux is not null)
        {
            commands.Add(new("kubectl apply -f output/flux", "once for the cluster: Flux syncs the set from then on"));
        }

        if (project is { ArgoCD: null, Flux: null })
        {
            commands.AddRange(Applied(project));
        }

        return commands.ToImmutable();
    }

    // kubectl looks up every kind before it applies anything, and a definition is served only a moment after it was applied.
    private static IEnumerable<NextCommand> Applied(NewProject project) => project.Stack is null
        ?
        [
            new("kubectl apply --server-side -f output/setup", "create the namespace and the definitions"),
            new("kubectl wait --for condition=Established --all CustomResourceDefinition", "until the cluster serves them"),
            new("kubectl apply --server-side -k output", "apply the set"),
        ]
        : [new("kubectl apply --server-side -k output", "apply the set")];
}
