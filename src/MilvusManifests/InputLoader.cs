using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Building.Dashboards;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Text;
using MilvusManifests.Upstream;
using MilvusManifests.Values;

namespace MilvusManifests;

/// <summary>Reads everything that a set is made from, and resolves it.</summary>
internal static class InputLoader
{
    private const string Needs = "'kubernetes', 'kubePrometheus.version' and an entry of 'milvus' are all that a configuration needs";

    /// <summary>The inputs of a run; null where the configuration cannot be read, without which nothing else can be found.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static Result<Inputs> Load(GenerateOptions options, CancellationToken cancellation)
    {
        var found = new DiagnosticBag();
        var trace = options.Trace;
        var begin = trace?.Now ?? 0;
        var document = ReadDocument(options);
        var place = new SourceText(options.ConfigurationPath, "").At(0, 0);
        if (found.Take(ConfigurationReader.Read(document, place, options.KubePrometheus, options.Cluster)) is not { } configuration)
        {
            return found.With<Inputs>(null);
        }

        trace?.Resolved(configuration, begin);

        var folder = Path.GetDirectoryName(options.ConfigurationPath) ?? "";
        found.AddRange(ConfiguredPaths.Check(configuration, folder, usesOutput: options.Output is null, usesTemplates: options.Templates is null));
        if (options.Output is { } given && FullPath(given) == FullPath(folder.Length == 0 ? "." : folder))
        {
            found.Error(ValueCodes.InvalidPath, null, $"'{given}' is the folder of the configuration; write the manifests to another one, such as {Path.Combine(given, "output")}");
        }

        if (found.HasErrors)
        {
            return found.With<Inputs>(null);
        }

        var output = options.Output ?? Path.Combine(folder, configuration.Output.Value);
        var templates = options.Templates ?? Path.Combine(folder, configuration.Templates.Value);
        found.AddRange(FindTemplatesFolder(options, configuration, templates));
        begin = trace?.Now ?? 0;
        var ownTemplates = found.Take(options.Shared?.Templates(templates) ?? TemplateSet.Find(templates))!;
        trace?.Read(ownTemplates, begin);
        begin = trace?.Now ?? 0;
        var source = UpstreamReader.Read(configuration.KubePrometheus, folder, output, options.Reach, cancellation);
        found.AddRange(source.Diagnostics);
        var patches = found.Take(PatchReader.Read(configuration, configuration.KubePrometheus.Release.Value, folder));
        ImmutableArray<OwnSchemas> schemas = [.. configuration.Schemas.Select(named => found.Take(ReadSchemas(named, folder, options))!)];
        var inputs = new Inputs
        {
            ConfigurationPath = options.ConfigurationPath,
            Extended = document.Value!.Extended,
            Configuration = configuration,
            Output = output,
            Shared = options.Shared?.Work,
            Templates = ownTemplates,
            Source = source.Succeeded ? source.Value : null,
            Patches = patches,
            Dashboards = configuration.KubePrometheus.Dashboards.Folder is { } dashboards ? found.Take(OwnDashboards.Read(dashboards, folder)) : [],
            Schemas = schemas,
            Cluster = new SchemaCatalogue(configuration.Kubernetes.Value.ToString(), configuration.KubePrometheus.Release.Value, schemas) { Projects = configuration.CustomResources },
        };
        trace?.Read(inputs, begin);
        return found.With(inputs);
    }

    private static string FullPath(string path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));

    /// <summary>The configuration's file, and those that it extends; null where it cannot be read.</summary>
    public static Result<ConfigurationDocument> ReadDocument(GenerateOptions options)
    {
        if (options.Document is { } known)
        {
            return known;
        }

        if (options.Configuration is { } given)
        {
            return ConfigurationDocument.Read(given);
        }

        var read = SourceFile.Read(options.ConfigurationPath, options.ConfigurationPath);
        options.Trace?.Read(read);
        return read.Value is { } source ? ConfigurationDocument.Read(source)
            : Path.Exists(options.ConfigurationPath) ? new(null, read.Diagnostics)
            : new(null, [.. read.Diagnostics.Select(absent => MisnamedConfiguration.Advise(options.ConfigurationPath) is { } advice
                ? absent with { Message = absent.Message + advice }
                : absent with { Hint = Needs })]);
    }

    // What cannot be read is wrong where it is named.
    private static Result<OwnSchemas> ReadSchemas(Setting<string> named, string folder, GenerateOptions options)
    {
        var path = Path.Combine(folder, named.Value);
        var (schemas, diagnostics) = options.Shared?.Schemas(path, () => OwnSchemas.Read(path, path, options.Trace)) ?? OwnSchemas.Read(path, path, options.Trace);
        return new(schemas, [.. diagnostics.Select(found =>
            found.Code == TextCodes.FileUnreadable && found.Location?.Path == path ? found with { Location = named.Location } : found)]);
    }

    private static ImmutableArray<Diagnostic> FindTemplatesFolder(GenerateOptions options, ManifestsConfiguration configuration, string folder) =>
        Directory.Exists(folder) || (options.Templates is null && !configuration.Templates.IsWritten && !File.Exists(folder))
            ? []
            : [Diagnostic.Error(
                TextCodes.FileUnreadable,
                (options.Templates is null ? configuration.Templates.Location : null) ?? new SourceText(folder, "").At(0, 0),
                File.Exists(folder)
                    ? $"expected a folder of templates, found the file '{folder}'"
                    : $"the templates folder '{folder}' does not exist; set it to the folder with your templates, or remove it")];
}
