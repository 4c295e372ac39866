using System.Collections.Immutable;
using MilvusManifests.Configuration;

namespace MilvusManifests.Cli.Commands.Teardown;

/// <summary>The script that deletes a set: the engines that would create it again, Milvus' parts, the stack, and only if asked for what others may need.</summary>
internal static class TeardownScript
{
    // What the operator acts on: deleted while it is there.
    private static readonly string[] Operated = ["Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler"];

    /// <summary>The script.</summary>
    /// <param name="rendered">The set.</param>
    /// <param name="includesShared">Whether it deletes what takes other people's objects or data with it.</param>
    public static string Write(RenderedSet rendered, bool includesShared)
    {
        var (inputs, set) = rendered;
        var files = new TeardownFiles(set, Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(inputs.Output)).Replace('\\', '/'));
        var script = new ShellScript();
        script.Note($"Deletes from a cluster what the set of {inputs.ConfigurationPath} added to it.");
        script.Note("The cluster is that of 'kubectl config current-context', and its files have to be as they were applied: generate first.");
        script.Line("set -eu");
        EngineTeardown.Write(script, files, inputs.Configuration.GitOps);
        DeleteMilvus(script, files);
        DeleteStack(script, files, inputs.Configuration);
        if (inputs.Configuration.Rbac.Value == RbacScope.Patch)
        {
            script.Begin("What was added to the ClusterRole of the Prometheus that is there already stays: apply the file of its release again.");
        }

        var shared = SharedObjects.Of(set, files, inputs.Configuration);
        if (includesShared)
        {
            shared.Delete(script);
        }
        else
        {
            shared.WriteTo(script);
        }

        return script.ToString();
    }

    private static void DeleteMilvus(ShellScript script, TeardownFiles files)
    {
        var folders = files.FoldersBelow("milvus");
        if (folders.IsEmpty)
        {
            return;
        }

        script.Begin("What is about Milvus. Milvus itself stays, with its data.");
        foreach (var folder in folders)
        {
            script.Run(files.DeleteFolder(folder, isRecursive: true));
        }
    }

    private static void DeleteStack(ShellScript script, TeardownFiles files, ManifestsConfiguration configuration)
    {
        if (!files.Has("manifests"))
        {
            return;
        }

        script.Begin(configuration.Stack.IsOfOthers ? "What lets the Prometheus that is there already find Milvus." : "The stack. What its operator acts on goes first, while the operator is there.");
        NoteLosses(script, files);
        var operated = files.With(Operated.Contains);
        if (!operated.IsEmpty)
        {
            script.Run(files.Delete(operated));
        }

        script.Run(files.DeleteFolder("manifests", isRecursive: false));
        var others = files.Below("setup").Where(path => !files.IsShared(path)).ToImmutableArray();
        if (!others.IsEmpty)
        {
            script.Run(files.Delete(others));
        }
    }

    private static void NoteLosses(ShellScript script, TeardownFiles files)
    {
        foreach (var service in files.Objects.Where(found => found.Reference.Kind == "APIService"))
        {
            script.Note($"{service.Reference} goes too: 'kubectl top' and autoscalers stop working until something else serves it.");
        }

        foreach (var claim in files.Objects.Where(found => found.Reference.Kind == "PersistentVolumeClaim"))
        {
            script.Note($"{claim.Reference} goes too, with the data on its volume.");
        }
    }
}
