using System.CommandLine;
using MilvusManifests.Cli.Commands.Options;
using MilvusManifests.Cli.Printing;
using MilvusManifests.Committing;

namespace MilvusManifests.Cli.Commands.Commit;

/// <summary><c>commit</c>: the set into a branch of a GitOps repository.</summary>
internal static class CommitCommand
{
    /// <summary>The command's name.</summary>
    public const string Name = "commit";

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var repository = new Option<string>("--repository") { HelpName = "PATH|URL", Description = "The repository: a folder in it, or a URL that git can fetch from and push to.", Required = true };
        var branch = new Option<string>("--branch") { HelpName = "NAME", Description = "The branch. One that does not exist is created from the default branch of the repository.", Required = true };
        var path = new Option<string?>("--path") { HelpName = "DIR", Description = "The folder of the repository that the set is written to; each of several clusters has its own in it [default: 'output' of the configuration]." };
        var set = new SetOptions { HasOutput = false };
        var push = Flag.Create("--push", "Push the branch, never with force. Without it the commit stays in the repository of PATH.");
        var subject = new Option<string?>("--subject") { HelpName = "TEXT", Description = "The first line of the commit message [default: what changed, counted]." };
        var shrink = Flag.Create("--allow-shrink", "Commit also a set without objects, or with fewer than half of the objects that the branch has.");
        var dryRun = Flag.Create("--dry-run", "Commit nothing, and print the message and the files.");
        var command = new Command(Name, "Generate the manifests and commit them to a branch of a GitOps repository, if they differ. A checkout of yours is not touched.")
        {
            repository, branch, path,
        };
        set.AddTo(command);
        command.Add(push);
        command.Add(subject);
        command.Add(shrink);
        command.Add(dryRun);
        command.Validators.Add(result =>
        {
            if (result.GetValue(repository) is { } address && new RepositoryAddress(address).IsUrl && result.GetResult(push) is null && result.GetResult(dryRun) is null)
            {
                result.AddError("the repository is a URL, so that a commit would be lost: add --push, or --dry-run to see what would be committed");
            }
        });
        new ReportOptions(["text", "json"]).AddTo(command, run => Commit(
            new CommitOptions(
                set.Read(run),
                new RepositoryAddress(run.Parsed.GetRequiredValue(repository)),
                run.Parsed.GetRequiredValue(branch))
            {
                Path = run.Parsed.GetValue(path),
                Pushes = Flag.IsGiven(run.Parsed, push),
                IsDryRun = Flag.IsGiven(run.Parsed, dryRun),
                AllowsShrinking = Flag.IsGiven(run.Parsed, shrink),
                Subject = run.Parsed.GetValue(subject),
            },
            run.Cancellation));
        return command;
    }

    private static CommandOutcome Commit(CommitOptions options, CancellationToken cancellation)
    {
        var result = Terminal.WithProgress("Committing", options.Set.Trace, () => Committer.Commit(options, cancellation));
        return ResultOutcome.Of(
            result, options.Set.ConfigurationPath, json => CommitJson.Write(json, result.Value, options), (output, done) => CommitText.Write(output, done, options));
    }
}
