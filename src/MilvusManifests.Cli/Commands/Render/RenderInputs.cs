using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Cli.Commands.Render;

/// <summary>What <c>render</c> renders.</summary>
/// <param name="Template">The template.</param>
/// <param name="Variables">Its variables.</param>
/// <param name="Pieces">What it can include.</param>
internal sealed record RenderInputs(Template Template, Globals Variables, TemplateSet Pieces)
{
    /// <summary>Whether the variables come from a configuration or a model: without either there are none.</summary>
    public bool HasModel { get; private init; } = true;

    private const string MilvusFolder = "milvus/";

    /// <summary>The inputs of a command line; null if they cannot be read.</summary>
    /// <param name="given">The command line.</param>
    /// <param name="trace">Records what is read; null for no trace.</param>
    public static Result<RenderInputs> Resolve(GivenRenderOptions given, Trace? trace)
    {
        var found = new DiagnosticBag();
        var path = given.Model is not null ? null
            : given.Configuration ?? DefaultConfigurationFile.Path;
        var configuration = path is null ? null : ReadConfiguration(GivenPath.Shown(path), given.ClusterName, found, trace);
        if (found.HasErrors)
        {
            return found.With<RenderInputs>(null);
        }

        var configured = configuration is null ? null : Path.Combine(Path.GetDirectoryName(path) ?? "", configuration.Templates.Value);
        var folder = GivenPath.Shown(given.Templates ?? configured ?? Path.GetDirectoryName(given.File) ?? "");
        var pieces = TemplateSet.Find(folder).Value!;
        trace?.Write("read", $"{TraceText.Count(pieces.Own.Count, "template")} to include in {(folder.Length == 0 ? "." : folder)}");
        var name = NameOf(given.File, folder);
        var template = found.Take(Load(given.File, name, pieces, trace));
        var variables = given.Model is { } model ? found.Take(ReadModel(GivenPath.Shown(model), trace))
            : configuration is null ? Globals.Empty
            : found.Take(ModelOf(configuration, name, given.Instance));
        return found.With(template is null || variables is null ? null : new RenderInputs(template, variables, pieces) { HasModel = given.Model is not null || configuration is not null });
    }

    // A template of the set is named as its file or by its path below the templates folder.
    private static string NameOf(string file, string folder)
    {
        var relative = Path.GetRelativePath(folder.Length == 0 ? "." : folder, file);
        return (File.Exists(file) && !relative.StartsWith("..", StringComparison.Ordinal) ? relative : file).Replace('\\', '/');
    }

    private static Result<Template> Load(string file, string name, TemplateSet pieces, Trace? trace)
    {
        var path = GivenPath.Shown(file);
        if (!Path.Exists(file) && (pieces.Load(name) ?? pieces.Load(name.StartsWith("templates/", StringComparison.Ordinal) ? name["templates/".Length..] : name)) is { } known)
        {
            return known;
        }

        var source = SourceFile.Read(path);
        trace?.Read(source);
        return source.Value is { } text ? Template.Parse(text)
            : Path.Exists(file) || Suggestion.For(name, pieces.Names) is not { } likely ? new(null, source.Diagnostics)
            : new(null, [.. source.Diagnostics.Select(absent => absent with { Message = $"{absent.Message}; did you mean '{likely}'?" })]);
    }

    private static ManifestsConfiguration? ReadConfiguration(string path, string? cluster, DiagnosticBag found, Trace? trace)
    {
        var source = SourceFile.Read(path);
        trace?.Read(source);
        if (found.Take(source) is not { } text)
        {
            return null;
        }

        // Warnings are about what would be generated.
        var (configuration, diagnostics) = ConfigurationReader.Read(text, cluster: cluster);
        found.AddRange(diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error));
        return configuration;
    }

    private static Result<Globals> ModelOf(ManifestsConfiguration configuration, string template, string? instance)
    {
        var model = new TemplateModel(configuration, configuration.KubePrometheus.Release.Value);
        if (instance is null && !template.StartsWith(MilvusFolder, StringComparison.Ordinal))
        {
            return new(model.For(null), []);
        }

        var named = configuration.Milvus.Where(milvus => instance is null || instance == milvus.Release.Value || instance == NameOf(milvus)).ToImmutableArray();
        return named is [var only]
            ? new(model.For(only), [])
            : new(null, [Diagnostic.Error(CommandLineCodes.NoInstance, null, Explain(configuration, named.Length, instance))]);
    }

    private static string Explain(ManifestsConfiguration configuration, int count, string? instance)
    {
        var names = string.Join(", ", configuration.Milvus.Select(NameOf));
        return configuration.Milvus.IsEmpty ? "the configuration has no Milvus, for which the template could be rendered"
            : instance is null ? $"the template is rendered once for each Milvus; name one with --instance: {names}"
            : count == 0 ? $"the configuration has no Milvus '{instance}'; it has {names}"
            : $"several Milvus are named '{instance}'; use one of {names}";
    }

    /// <summary>A Milvus as people name it: <c>NAMESPACE/RELEASE</c>.</summary>
    public static string NameOf(MilvusInstance milvus) => $"{milvus.Namespace.Value}/{milvus.Release.Value}";

    private static Result<Globals> ReadModel(string path, Trace? trace)
    {
        var source = SourceFile.Read(path);
        trace?.Read(source);
        if (source.Value is null)
        {
            return new(null, source.Diagnostics);
        }

        var document = YamlReader.ReadSingle(source.Value);
        return !document.Succeeded || document.Value is null ? new(null, document.Diagnostics)
            : document.Value.Root is YamlMapping model ? new(Globals.From(model), document.Diagnostics)
            : new(null, [Diagnostic.Error(CommandLineCodes.ModelNotMapping, document.Value.Root.Location, "a model must be a mapping; its keys are the template's variables")]);
    }
}

/// <summary>What a command line of <c>render</c> asks for.</summary>
/// <param name="File">The template: a file, or the path of one below the templates folder or of a shipped one.</param>
internal sealed record GivenRenderOptions(string File)
{
    /// <summary>The file with the template's variables; null for those of the configuration.</summary>
    public string? Model { get; init; }

    /// <summary>The configuration; null for the one in the current folder, if there is one.</summary>
    public string? Configuration { get; init; }

    /// <summary>The cluster, where the configuration has several.</summary>
    public string? ClusterName { get; init; }

    /// <summary>The Milvus to render for, <c>my-release</c> or <c>milvus/my-release</c>; null for the only one.</summary>
    public string? Instance { get; init; }

    /// <summary>The folder of pieces to include; null for that of the configuration, or else the template's own.</summary>
    public string? Templates { get; init; }
}
