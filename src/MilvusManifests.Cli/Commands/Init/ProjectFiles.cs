using System.Collections.Immutable;
using MilvusManifests.Cli.Reports;
using MilvusManifests.Configuration;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cli.Commands.Init;

/// <summary>The files of a project, each made from a template.</summary>
internal static class ProjectFiles
{
    /// <summary>The project for <c>dotnet build</c>.</summary>
    public const string Build = "project";

    /// <summary>The manifest that the tool is restored from.</summary>
    public const string Tool = "tool";

    /// <summary>The schema for editors.</summary>
    public const string Schema = "schema";

    /// <summary>The rule for Renovate.</summary>
    public const string Renovate = "renovate";

    /// <summary>The names of files that can be left out.</summary>
    public static ImmutableArray<string> Optional { get; } = [Build, Tool, Schema, Renovate];

    /// <summary>The files of a project, the configuration first.</summary>
    public static ImmutableArray<NewFile> Of(NewProject project, ProjectPlace place)
    {
        var variables = Variables(project, place);
        var files = ImmutableArray.CreateBuilder<NewFile>();
        files.Add(new(null, place.Folder, ConfigurationShape.FileName, Render(ConfigurationShape.FileName, variables)));
        if (!project.Without.Contains(Schema))
        {
            files.Add(new(Schema, place.Folder, "manifests.config.schema.json", ConfigurationSchema.Write()));
        }

        Add(Build, place.Folder, "Manifests.csproj", "Manifests.csproj");
        Add(Tool, place.Folder, ".config/dotnet-tools.json", "dotnet-tools.json");
        Add(Renovate, place.Root, "renovate.json", "renovate.json");
        if (project.Ci != NewProject.None)
        {
            files.Add(new("ci", place.Root, project.Ci == "github" ? ".github/workflows/manifests.yaml" : ".gitlab-ci.yml", Render($"{project.Ci}.yaml", variables)));
        }

        return files.ToImmutable();

        void Add(string name, string root, string path, string template)
        {
            if (!project.Without.Contains(name))
            {
                files.Add(new(name, root, path, Render(template, variables)));
            }
        }
    }

    private static Globals Variables(NewProject project, ProjectPlace place) => Globals.Empty
        .With("version", ToolInformation.OfProgram.Version.Split('+')[0])
        .With("schema", !project.Without.Contains(Schema))
        .With("kubernetes", project.Kubernetes)
        .With("release", project.Release)
        .With("stack", project.Stack is { } stack
            ? Mapping(("installedBy", stack.InstalledBy), ("release", stack.Release), ("namespace", stack.Namespace), ("serviceAccount", stack.ServiceAccount))
            : null)
        .With("milvus", project.Milvus.Select(one => Globals.Empty
            .With("release", one.Release)
            .With("namespace", one.Namespace)
            .With("version", one.Version.Text)
            .With("major", one.Version.Text.Split('.')[0])))
        .With("installedBy", project.InstalledBy)
        .With("mode", project.Mode)
        .With("argocd", Node(project.ArgoCD))
        .With("flux", Node(project.Flux))
        .With("path", Node(place.Prefix.Length == 0 ? null : $"{place.Prefix}/output"))
        .With("folder", Node(place.Prefix.Length == 0 ? null : place.Prefix))
        .With("folder_in_shell", ShellWord.OfPath(place.Prefix))
        .With("prefix", place.Prefix.Length == 0 ? "" : $"{place.Prefix}/");

    private static YamlMapping Mapping(params ReadOnlySpan<(string Key, string? Value)> entries)
    {
        var mapping = YamlMapping.Empty;
        foreach (var (key, value) in entries)
        {
            mapping = mapping.With(key, Node(value) ?? YamlScalar.Null);
        }

        return mapping;
    }

    private static YamlScalar? Node(string? text) => text is null ? null : YamlScalar.String(text);

    private static string Render(string name, Globals variables)
    {
        var template = Template.Parse(ShippedText.Read($"init/{name}.sbn"));
        var rendered = template.Value?.Render(variables);
        return rendered?.Value?.Text ?? throw new InvalidOperationException($"The template of {name} is wrong: {string.Join(' ', rendered?.Diagnostics ?? template.Diagnostics)}");
    }
}
