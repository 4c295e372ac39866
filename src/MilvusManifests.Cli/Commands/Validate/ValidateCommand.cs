using System.Collections.Immutable;
using System.CommandLine;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks.Objects;
using MilvusManifests.Cli.Commands.Explain;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.ScrapePath;
using MilvusManifests.Text;
using MilvusManifests.Validation;
using MilvusManifests.Validation.Selection;
using MilvusManifests.Values;

namespace MilvusManifests.Cli.Commands.Validate;

/// <summary><c>validate PATH...</c>: any manifests validated against the schemas of a cluster.</summary>
internal static class ValidateCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "validate";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("path") { HelpName = "PATH", Description = "A file or folder of manifests, or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var kubernetes = new Option<string?>("--kubernetes") { HelpName = "VERSION", Description = $"The cluster's version [default: that of the configuration, or {KubernetesSchemas.All[^1]}]." };
        var release = new Option<string?>("--kube-prometheus")
        {
            HelpName = "RELEASE",
            Description = $"The release whose CustomResourceDefinitions are installed in the cluster [default: that of the configuration, or {KubePrometheusReleases.Newest.Tag}].",
        };
        var projects = new ProjectOptions();
        var config = new Option<string?>("--config", "-c") { HelpName = "FILE", Description = "The configuration [default: manifests.config.yaml, if it exists]." };
        var schemas = new Option<string[]>("--schema") { HelpName = "PATH", Description = "Additional schemas: a file or folder of CustomResourceDefinitions, OpenAPI documents, JSON Schemas or schema packs." };
        var exclude = new Option<string[]>("--exclude") { HelpName = "GLOB", Description = "Paths to leave out of folders: a pattern as in a .gitignore." };
        var skip = new Option<string[]>("--skip") { HelpName = "KIND[.GROUP]", Description = "A kind to skip." };
        var ignore = Flag.Create("--ignore-unknown", "Skip objects of groups that no schema is known of.");
        var kustomize = Flag.Create("--kustomize", "Build kustomizations with kubectl, and validate what comes out.");
        var literal = Flag.Create("--no-variables", "Treat ${VAR} and $(VAR) as text, not as variables of Flux or kustomize.");
        var checks = Flag.Create("--checks", "Check what the objects do to each other as well, as one set: references, permissions, rules, the scrape path.");
        KnownVersions.AcceptKubernetes(kubernetes);
        KnownVersions.AcceptReleases(release);
        skip.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !KindFilter.Syntax.IsValid(token.Value)))
            {
                result.AddError($"--skip: {ValueText(token.Value)}");
            }
        });
        var command = new Command(Name, "Validate any manifests against the schemas of a cluster.") { paths, kubernetes, release };
        projects.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(kustomize) is not null && result.GetResult(checks) is not null)
            {
                result.AddError("--checks is about files as they are; for what kustomizations build: kubectl kustomize FOLDER | milvus-manifests validate - --checks");
            }
        });
        var cluster = ClusterOption.Create("default: the first one");
        foreach (var option in (Option[])[config, cluster, schemas, exclude, skip, ignore, kustomize, literal, checks])
        {
            command.Add(option);
        }

        new ReportOptions(["text", "json"]).AddTo(command, run => Validate(
            run.Parsed.GetRequiredValue(paths),
            new GivenValidateOptions
            {
                Kubernetes = run.Parsed.GetValue(kubernetes),
                Release = run.Parsed.GetValue(release),
                Projects = projects.Read(run.Parsed),
                Configuration = run.Parsed.GetValue(config),
                ClusterName = run.Parsed.GetValue(cluster),
                Schemas = [.. run.Parsed.GetValue(schemas) ?? []],
                Exclude = [.. run.Parsed.GetValue(exclude) ?? []],
                Skip = [.. (run.Parsed.GetValue(skip) ?? []).Select(Filter)],
                IgnoresUnknown = Flag.IsGiven(run.Parsed, ignore),
                BuildsKustomizations = Flag.IsGiven(run.Parsed, kustomize),
                IsLiteral = Flag.IsGiven(run.Parsed, literal),
                HasChecks = Flag.IsGiven(run.Parsed, checks),
            },
            run.Trace,
            run.Cancellation));
        return command;
    }

    private static CommandOutcome Validate(string[] paths, GivenValidateOptions given, Trace? trace, CancellationToken cancellation)
    {
        var (settings, unreadable) = ValidateSettings.Resolve(given, trace);
        var report = settings is null ? new ValidationReport([new ManifestValidation(unreadable, 0)]) : Run(paths, settings, unreadable, trace, cancellation);
        var diagnostics = report.Diagnostics;
        return new(report.Succeeded ? ExitCode.Done : ExitCode.Errors, diagnostics, Print)
        {
            IsComplete = settings is not null,
            Suppressed = report.Suppressed,
            Files = report.CheckedFiles,
            Subject = GivenPath.Shown(paths[0]),
        };

        void Print(string format, ResultStreams streams)
        {
            if (format == "json")
            {
                ValidationJson.Write(streams.Output, report);
                return;
            }

            TextReport.Write(streams, diagnostics);
            ValidationText.Write(streams.Output, report);
            TextReport.WriteSuppressed(streams, report.Suppressed);
        }
    }

    private static ValidationReport Run(string[] paths, ValidateSettings settings, ImmutableArray<Diagnostic> before, Trace? trace, CancellationToken cancellation)
    {
        var found = FoundFiles.Find(paths, (folder, shown) => RepositoryFolder.Select(folder, shown, settings.Exclude, trace), trace);
        trace?.Write("found", TraceText.Count(found.Files.Length, "file"));
        var catalogue = new SchemaCatalogue(settings.Kubernetes, settings.Release, settings.Schemas) { Projects = settings.Projects };
        var files = ManifestRun.Read(found.Files, catalogue, settings, trace, cancellation);
        var results = ManifestRun.Validate(files, catalogue, settings, trace, cancellation);
        trace?.Write("used", $"schemas of {(results.SelectMany(result => result.SchemaOrigins).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } origins ? string.Join(", ", origins) : "nothing")}");
        var report = new ValidationReport([new ManifestValidation([.. before, .. found.Diagnostics], 0), .. results])
        {
            Kubernetes = catalogue.Kubernetes,
            Projects = catalogue.Projects,
            SkippedPaths = found.Skipped,
            CheckedFiles = CheckedFiles(found.Files, results),
        };
        return !settings.HasChecks ? report : report.Succeeded ? Check(report, files, settings, trace, cancellation) : Skip(report, trace);
    }

    private static ValidationReport Skip(ValidationReport report, Trace? trace)
    {
        trace?.Write("skipped", "checking what the objects do to each other: there are errors");
        return report with { IsNotCheckedAsSet = true };
    }

    private static ValidationReport Check(ValidationReport report, ImmutableArray<ManifestFile> files, ValidateSettings settings, Trace? trace, CancellationToken cancellation)
    {
        var begin = trace?.Now ?? 0;
        // Definitions, the longest texts of all, are read already, and no check looks into one.
        var others = files.Where(file => file.Validation is null && file.Read.Value is not null).Select(file => (file.Selected, file.Read.Value!));
        var definitions = files.Where(file => file.Validation is not null).Select(file => file.Definitions.Value).OfType<OwnSchemas>();
        var (set, unreadable) = ExplainedSet.Of([.. others], definitions, settings, cancellation);
        if (set is null)
        {
            return report with { Findings = unreadable };
        }

        var judged = Judgement.OfFiles(CheckedOf(set.Cluster, settings), settings.Checks);
        trace?.Write("checked", $"{TraceText.Count(set.Cluster.Objects.All.Length, "object")} as one set: {TraceText.Findings(judged.Findings)} ({trace.Since(begin)})");
        trace?.Suppressed(judged.Suppressed);
        return report with { Findings = judged.Findings, Suppressed = judged.Suppressed };
    }

    // What another installation has is not missed.
    private static CheckedObjects CheckedOf(ScrapedCluster cluster, ValidateSettings settings)
    {
        var objects = new CheckedObjects(cluster, settings.Namespace);
        return settings.Configuration is { Stack.IsOfOthers: true } configuration
            ? objects with { StackAccount = configuration.Stack.Account, LeftOut = configuration.KubePrometheus.LeftOut }
            : objects;
    }

    private static ImmutableArray<string> CheckedFiles(ImmutableArray<SelectedFile> files, ImmutableArray<ManifestValidation> results)
    {
        var paths = ImmutableArray.CreateBuilder<string>(files.Length);
        for (var i = 0; i < files.Length; i++)
        {
            if (results[i].Skipped is null)
            {
                paths.Add(FoundFiles.Shown(files[i].Path));
            }
        }

        return paths.ToImmutable();
    }

    private static string ValueText(string given) => KindFilter.Syntax.Fault(given) is var (name, advice) ? $"'{given}' is not a valid {name}; {advice}" : "";

    private static KindFilter Filter(string given) => KindFilter.Syntax.TryParse(given, out var filter) ? filter : throw new InvalidOperationException($"'{given}' was not checked.");
}
