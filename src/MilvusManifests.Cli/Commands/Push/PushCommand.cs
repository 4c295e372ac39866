using System.CommandLine;
using System.Globalization;
using MilvusManifests.Artifacts;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Text;

namespace MilvusManifests.Cli.Commands.Push;

/// <summary><c>push</c>: the set to a registry, as the artifact that Flux and Argo CD read.</summary>
internal static class PushCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "push";

    // https://reproducible-builds.org/specs/source-date-epoch/
    private const string Epoch = "SOURCE_DATE_EPOCH";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var reference = new Argument<string>("reference") { HelpName = "REFERENCE", Description = "The tag to push to, oci://HOST/REPOSITORY:TAG. The credentials are those of Docker's configuration." };
        var set = new SetOptions("default: all of them, a folder each") { HasOutput = false };
        var layer = new Option<string>("--layer") { HelpName = "oci|flux", Description = "The media type of the layer: that of any image, which Argo CD and Flux accept, or that of Flux' own command.", DefaultValueFactory = _ => "oci" };
        var source = new Option<string?>("--source") { HelpName = "URL", Description = "The annotation org.opencontainers.image.source: the repository that the set comes from." };
        var revision = new Option<string?>("--revision") { HelpName = "TEXT", Description = "The annotation org.opencontainers.image.revision, such as main@sha1:COMMIT." };
        var dryRun = Flag.Create("--dry-run", "Push nothing, and print the digest.");
        layer.AcceptOnlyFromAmong("oci", "flux");
        reference.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                if (ArtifactReference.Parse(token.Value, out var fault) is null)
                {
                    result.AddError(PrintableText.Of(fault));
                }
            }
        });
        var command = new Command(Name, "Generate the manifests and push them to a registry, as the artifact that Flux and Argo CD read. The same set has the same digest.")
        {
            reference,
        };
        set.AddTo(command);
        command.Add(layer);
        command.Add(source);
        command.Add(revision);
        command.Add(dryRun);
        command.Validators.Add(result =>
        {
            if (!TryReadEpoch(out _))
            {
                result.AddError($"the environment variable {Epoch} is not a number of seconds");
            }
        });
        new ReportOptions(["text", "json"]).AddTo(command, run => Push(
            new PublishOptions(
                set.Read(run),
                ArtifactReference.Parse(run.Parsed.GetRequiredValue(reference), out _)!)
            {
                Artifact = new ArtifactOptions
                {
                    Layer = run.Parsed.GetValue(layer) == "flux" ? LayerKind.Flux : LayerKind.Oci,
                    Source = run.Parsed.GetValue(source),
                    Revision = run.Parsed.GetValue(revision),
                    Created = TryReadEpoch(out var created) ? created : null,
                },
                IsDryRun = Flag.IsGiven(run.Parsed, dryRun),
            },
            run.Cancellation));
        return command;
    }

    private static bool TryReadEpoch(out DateTimeOffset? created)
    {
        created = null;
        if (Environment.GetEnvironmentVariable(Epoch) is not { Length: > 0 } text)
        {
            return true;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return false;
        }

        created = DateTimeOffset.FromUnixTimeSeconds(seconds);
        return true;
    }

    private static CommandOutcome Push(PublishOptions options, CancellationToken cancellation)
    {
        var result = Terminal.WithProgress("Pushing", options.Set.Trace, () => Publisher.Push(options, cancellation));
        return ResultOutcome.Of(
            result,
            options.Set.ConfigurationPath,
            json => PushJson.Write(json, result.Value, options),
            (output, pushed) => output.WriteLine(PushText.Of(pushed, options.IsDryRun)));
    }
}
