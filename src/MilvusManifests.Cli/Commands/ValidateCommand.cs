using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands;

/// <summary><c>validate PATH...</c>: any manifests validated against the schemas of a cluster.</summary>
internal static class ValidateCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "validate";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path")
        {
            HelpName = "PATH",
            Description = "A file or folder of manifests, or - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var kubernetes = new Option<string>("--kubernetes")
        {
            HelpName = "VERSION",
            Description = "The cluster's version.",
            DefaultValueFactory = _ => KubernetesSchemas.All[^1],
        };
        var release = new Option<string>("--kube-prometheus")
        {
            HelpName = "RELEASE",
            Description = "The release whose CustomResourceDefinitions are installed in the cluster.",
            DefaultValueFactory = _ => KubePrometheusReleases.Newest.Tag,
        };
        var schemas = new Option<string[]>("--schema") { HelpName = "PATH", Description = "Additional schemas: a file or folder of CustomResourceDefinitions, OpenAPI documents, JSON Schemas or schema packs." };
        var ignore = Flag.Create("--ignore-unknown", "Skip objects whose kind has no schema.");
        var format = new Option<string>("--format") { HelpName = "text|json", Description = "The output format.", DefaultValueFactory = _ => "text" };
        kubernetes.AcceptOnlyFromAmong([.. KubernetesSchemas.All]);
        release.AcceptOnlyFromAmong([.. KubePrometheusReleases.Tags]);
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command(Name, "Validate any manifests against the schemas of a cluster.") { paths, kubernetes, release, schemas, ignore, format };
        command.SetAction(parsed => Validate(
            parsed.GetRequiredValue(paths),
            parsed.GetValue(schemas) ?? [],
            own => new ManifestValidator(
                new SchemaCatalogue(parsed.GetRequiredValue(kubernetes), KubePrometheusReleases.Find(parsed.GetRequiredValue(release)).Value, own),
                Flag.IsGiven(parsed, ignore) ? UnknownKinds.Ignore : UnknownKinds.Error),
            parsed.GetValue(format) == "json",
            Verbose.Start(parsed),
            parsed.InvocationConfiguration));
        return command;
    }

    private static int Validate(
        string[] paths,
        string[] schemas,
        Func<ImmutableArray<OwnSchemas>, ManifestValidator> validator,
        bool json,
        Trace? trace,
        InvocationConfiguration console)
    {
        var read = schemas.Select(path => ReadSchemas(path, trace)).ToArray();
        var files = ManifestFiles.Find(paths, trace);
        trace?.Write("found", TraceText.Count(files.Paths.Length, "file"));
        ImmutableArray<Diagnostic> unreadable = [.. read.SelectMany(schema => schema.Diagnostics), .. files.Diagnostics];
        var results = read.All(schema => schema.Succeeded) ? ManifestFiles.Validate(files.Paths, validator([.. read.Select(schema => schema.Value!)]), trace) : [];
        trace?.Write("used", $"schemas of {(results.SelectMany(result => result.SchemaOrigins).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } origins ? string.Join(", ", origins) : "nothing")}");
        results = [new ManifestValidation(unreadable, 0, []), .. results];
        if (json)
        {
            JsonReport.Write(console.Output, results);
        }
        else
        {
            foreach (var result in results)
            {
                TextReport.Write(console.Error, result.Diagnostics);
            }

            TextReport.WriteOutcome(console.Output, results);
        }

        return results.All(result => result.Succeeded) ? ExitCode.Done : ExitCode.Errors;
    }

    private static Result<OwnSchemas> ReadSchemas(string path, Trace? trace)
    {
        var read = OwnSchemas.Read(path, GivenPath.Shown(path), trace);
        trace?.Read(read.Value!, GivenPath.Shown(path));
        return read;
    }
}
