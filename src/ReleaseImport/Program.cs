using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MilvusManifests.Catalogue;
using MilvusManifests.Values;

namespace MilvusManifests.ReleaseImport;

/// <summary>Adds a release of kube-prometheus to the catalogue, from the manifests that it published.</summary>
internal static class Program
{
    private const string Catalogue = "src/MilvusManifests/Catalogue/kube-prometheus";

    /// <summary>Runs the command: 0 if the product generates what was published, 1 if not, 2 if an argument is invalid.</summary>
    public static int Main(string[] arguments) => Run(arguments, Console.Out, Console.Error);

    /// <summary>Runs the command with these streams.</summary>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        var folder = new Argument<string>("folder") { HelpName = "FOLDER", Description = "The folder 'manifests' that the release published." };
        var tag = new Option<string>("--tag") { HelpName = "TAG", Description = "The release, such as v0.18.0.", Required = true };
        var commit = new Option<string?>("--commit") { HelpName = "SHA", Description = "The commit that the tag points to." };
        var date = new Option<string?>("--date") { HelpName = "DATE", Description = "The date of that commit, such as 2026-06-18." };
        var kubernetes = new Option<string?>("--kubernetes") { HelpName = "VERSIONS", Description = "The Kubernetes versions in its compatibility matrix, such as 1.33,1.34,1.35." };
        var catalogue = new Option<string>("--catalogue") { HelpName = "FOLDER", Description = "The catalogue to add it to.", DefaultValueFactory = _ => Catalogue };
        Check(folder, path => Directory.Exists(Path.Combine(path, "setup")), "is not a folder of published manifests: it has no folder 'setup'");
        Check(tag, KubePrometheusTag.Syntax.IsValid, "is not the tag of a release, such as v0.18.0");
        Check(commit, text => text.Length == 40 && text.All(char.IsAsciiHexDigitLower), "is not a commit: 40 lower-case hexadecimal digits");
        Check(date, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), "is not a date, such as 2026-06-18");
        Check(kubernetes, text => text.Split(',').All(KubernetesVersion.Syntax.IsValid), "is not a list of minor versions, such as 1.33,1.34,1.35");
        Check(catalogue, Directory.Exists, "does not exist; run the command in the root of the repository, or name the folder");

        var command = new RootCommand("Adds a release of kube-prometheus to the catalogue, from the manifests that it published.") { folder, tag, commit, date, kubernetes, catalogue };
        command.SetAction(parsed =>
        {
            var to = parsed.GetRequiredValue(catalogue);
            if (FindPin(to, parsed.GetRequiredValue(tag), parsed.GetValue(commit), parsed.GetValue(date), parsed.GetValue(kubernetes)?.Split(',')) is { } pin)
            {
                return Add(parsed.GetRequiredValue(folder), pin, to, output, error);
            }

            error.WriteLine("'--commit', '--date' and '--kubernetes' are required for a release that is not in the catalogue yet");
            return 2;
        });
        var parsed = command.Parse(arguments);
        if (parsed.Errors.Count == 0)
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error });
        }

        foreach (var fault in parsed.Errors)
        {
            error.WriteLine(fault.Message);
        }

        return 2;
    }

    private static void Check(Argument<string> argument, Func<string, bool> isValid, string otherwise) => argument.Validators.Add(result => Check(result, isValid, otherwise));

    private static void Check<T>(Option<T> option, Func<string, bool> isValid, string otherwise) => option.Validators.Add(result => Check(result, isValid, otherwise));

    private static void Check(SymbolResult result, Func<string, bool> isValid, string otherwise)
    {
        if (result.Tokens is [{ Value: var text }, ..] && !isValid(text))
        {
            result.AddError($"'{text}' {otherwise}");
        }
    }

    // Omitted values stay as they are in the catalogue.
    private static ReleasePin? FindPin(string catalogue, string tag, string? commit, string? date, string[]? kubernetes)
    {
        var known = File.Exists(Path.Combine(catalogue, tag + KubePrometheusRelease.FactsExtension)) ? KubePrometheusRelease.Open(catalogue, tag) : null;
        return (commit ?? known?.Commit, date ?? known?.Date, kubernetes?.ToImmutableArray() ?? known?.SupportedKubernetes) is ({ } sha, { } day, { } versions)
            ? new ReleasePin(tag, sha, day, versions)
            : null;
    }

    private static int Add(string folder, ReleasePin pin, string catalogue, TextWriter output, TextWriter error)
    {
        var read = PublishedRelease.Read(folder);
        var (files, problems) = read is { Succeeded: true, Value: { } published } ? CatalogueFiles.Derive(published, pin) : (null, [.. read.Diagnostics.Select(diagnostic => diagnostic.ToString())]);
        if (files is null)
        {
            Write(error, problems);
            return 1;
        }

        Write(output, files.Write(catalogue, pin.Tag).Select(path => $"wrote {path}"));
        var found = Parity.Find(KubePrometheusRelease.Open(catalogue, pin.Tag), read.Value!);
        Write(output, found);
        output.WriteLine(found.IsEmpty
            ? $"every object generated for {pin.Tag} equals the published one"
            : string.Create(CultureInfo.InvariantCulture, $"{found.Length} differences between what is generated for {pin.Tag} and what was published"));
        return found.IsEmpty ? 0 : 1;
    }

    private static void Write(TextWriter writer, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            writer.WriteLine(line);
        }
    }
}
