using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>The codes of diagnostics about the command line.</summary>
internal static class CommandLineCodes
{
    /// <summary>The model of a template is not a mapping.</summary>
    public static readonly DiagnosticCode ModelNotMapping = new(
        "MM9001",
        "the model is not a mapping",
        "A template looks up its variables by name, so the file passed to --model must contain a mapping: its keys are the variables.",
        new("a model must be a mapping; its keys are the template's variables", "- a"),
        "Write the values below keys.");

    /// <summary>A folder without any matching file.</summary>
    public static readonly DiagnosticCode NothingFound = new(
        "MM9002",
        "no file found",
        "In a folder, the files *.yaml, *.yml and *.json are read at any depth, except hidden ones, linked folders and what git ignores. There is none.",
        new("the folder 'none' contains no *.yaml, *.yml or *.json file", "milvus-manifests validate none"),
        "Correct the path. A file that is named explicitly is always read.");

    /// <summary>Nothing came from standard input.</summary>
    public static readonly DiagnosticCode NothingRead = new(
        "MM9003",
        "standard input is empty",
        "The command before the pipe printed nothing: it failed, or there was nothing to print. An empty input would pass every check.",
        new("standard input is empty", "kustomize build overlays/eu | milvus-manifests validate -"),
        "Run the command before the pipe by itself to see its error.");

    /// <summary>No single Milvus that a command could work on.</summary>
    public static readonly DiagnosticCode NoInstance = new(
        "MM9004",
        "no such Milvus",
        "Templates below milvus/ are rendered once for each Milvus of the configuration, which they see as 'instance', and 'helm-values' prints what each needs. It is not clear "
        + "which one is meant, or there is none.",
        new(
            "the template is rendered once for each Milvus; name one with --instance: milvus/a, milvus/b",
            "milvus-manifests render milvus/serviceMonitor.yaml.sbn"),
        "Name one of the configuration: RELEASE, or NAMESPACE/RELEASE if several have the name.");

    /// <summary>A configuration with another name than the one that is read.</summary>
    public static readonly DiagnosticCode Misnamed = new(
        "MM9005",
        "configuration with another name",
        "Only manifests.config.yaml is read without being named.",
        new("'manifests.config.yml' is not read; rename it to manifests.config.yaml, or name it with --config", "manifests.config.yml"),
        "Rename the file, or name it with --config.");

    /// <summary>A command that works on a set was given none.</summary>
    public static readonly DiagnosticCode NoSet = new(
        "MM9006",
        "no manifests",
        "The command works on files of manifests, or on the set that manifests.config.yaml generates; neither was named, and there is no manifests.config.yaml in the current folder.",
        new CodeExample("there is no manifests.config.yaml here; name files or folders of manifests, or a configuration with --config"),
        "Name files or folders, use - for standard input, or run the command where the configuration is.");

    /// <summary>A name that means no metric.</summary>
    public static readonly DiagnosticCode UnknownMetric = new(
        "MM9007",
        "unknown metric",
        "The catalogue has the metrics of Milvus, of Kubernetes, of the programs of kube-prometheus and the essential ones of what Milvus depends on. What was given is "
        + "not the name of one of them, nor of a series of one, nor a part of a name, nor a glob that matches one.",
        new("no metric is called 'milvus_proxy_req_cout', or has it in its name; did you mean 'milvus_proxy_req_count'?", "milvus-manifests metrics milvus_proxy_req_cout"),
        "Correct the name, or search with a part of it. '*' lists every metric.");

    /// <summary>A query that an upgrade of Milvus breaks.</summary>
    public static readonly DiagnosticCode BrokenQuery = new(
        "MM9008",
        "query that a version of Milvus breaks",
        "The rule or dashboard uses a metric that the new version removes, no longer writes or exposes with another type, or a label or a value of a label that is gone. It would return "
        + "nothing, or something else: an alert would be silent.",
        new("alert SlowEncoding uses milvus_datanode_encode_buffer_latency: the metric is removed in Milvus 2.6.15", "milvus-manifests metrics --changes 2.5.16..2.6.15 --in rules/"),
        "Rewrite the query before the upgrade; the list of changes shows what there is instead.");

    /// <summary>Something is where a new file would be.</summary>
    public static readonly DiagnosticCode InTheWay = new(
        "MM9021",
        "file that exists already",
        "'init' writes new files, and all of them or none. It replaces no file and follows no symbolic link, whatever is behind it.",
        new("'renovate.json' exists and is not replaced", "milvus-manifests init"),
        "Leave the file out (--without, --ci none) and add by hand what 'init --dry-run' would have written in another folder, or move the existing one away.");

    /// <summary>New files could not be written.</summary>
    public static readonly DiagnosticCode NotWritten = new(
        "MM9022",
        "new files cannot be written",
        "The system refused to create a file or a folder. The files that had been written before were removed again.",
        new("nothing was written: Access to the path '/srv/monitoring/manifests.config.yaml' is denied", "milvus-manifests init /srv/monitoring"),
        "Name a folder that you may write to.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All => [ModelNotMapping, NothingFound, NothingRead, NoInstance, Misnamed, NoSet, UnknownMetric, BrokenQuery, InTheWay, NotWritten];
}
