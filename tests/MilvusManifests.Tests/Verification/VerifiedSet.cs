using System.Diagnostics;
using MilvusManifests.Tests.CommandLine;
using MilvusManifests.Tests.ScrapePath.Real;

namespace MilvusManifests.Tests.Verification;

/// <summary>A folder with a small set, and what a Prometheus has of it.</summary>
internal sealed class VerifiedSet : IDisposable
{
    /// <summary>The pool of the set's only monitor.</summary>
    public const string Pool = "serviceMonitor/shop/web/0";

    private static readonly string Sets = Path.Combine(Repository.Root, "tests", "MilvusManifests.Tests", "ScrapePath", "Sets");

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public VerifiedSet()
    {
        Write("web.yaml", File.ReadAllText(Path.Combine(Sets, "web.yaml")));
        Write("service-monitor.yaml", File.ReadAllText(Path.Combine(Sets, "service-monitor.yaml")));
    }

    /// <summary>The file that the operator makes of the PrometheusRule <c>shop/rules</c>.</summary>
    public static string RuleFile => "shop-rules-6ad1bc2f-0c8f-4a55-9f0a-3c5ad0f1a5b1.yaml";

    /// <summary>A configuration with the pool of the monitor, and rules if there are any.</summary>
    public static string Configuration(string pool = Pool, string rest = "") =>
        $$"""
        global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
        rule_files: [{{RuleFile}}]
        scrape_configs:
        - job_name: {{pool}}
          file_sd_configs: [{files: [targets.json], refresh_interval: 1s}]
        {{rest}}
        """;

    /// <summary>Starts a Prometheus that scrapes itself in place of the set's pods.</summary>
    public static PrometheusProcess Start(string configuration, string groups = "groups: []", params string[] arguments)
    {
        var started = PrometheusProcess.Start(configuration, [(RuleFile, groups)], arguments);
        started.Write("targets.json", $$"""[{"targets": ["{{started.Address}}"]}]""");
        return started;
    }

    /// <summary>Adds the PrometheusRule <c>shop/rules</c>.</summary>
    public void AddRules(string groups) => Write("rules.yaml", $"apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: {{name: rules, namespace: shop}}\nspec:\n  {groups.ReplaceLineEndings("\n  ")}\n");

    /// <summary>Starts a cluster that has the set, and writes its kubeconfig.</summary>
    public FakeCluster StartCluster()
    {
        var cluster = new FakeCluster(string.Join("\n---\n", Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)));
        Write("kubeconfig", cluster.Kubeconfig);
        return cluster;
    }

    /// <summary>Writes a file.</summary>
    public void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);

    /// <summary>Verifies the set.</summary>
    public CommandLineRun Verify(params string[] arguments) => CommandLineRun.In(folder, ["verify", ".", .. arguments]);

    /// <summary>Runs another command.</summary>
    public CommandLineRun Run(params string[] arguments) => CommandLineRun.In(folder, arguments);

    /// <summary>Verifies the set with a variable in the environment.</summary>
    public CommandLineRun VerifyWith(string variable, string value, params string[] arguments) => CommandLineRun.Of(Prepare(variable, value, arguments));

    /// <summary>Starts to verify the set, with a variable in the environment.</summary>
    public Process StartVerify(string variable, string value, params string[] arguments) => Process.Start(Prepare(variable, value, arguments))!;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private ProcessStartInfo Prepare(string variable, string value, string[] arguments)
    {
        var start = CommandLineRun.Start(folder, ["verify", ".", .. arguments]);
        start.Environment[variable] = value;
        return start;
    }
}
