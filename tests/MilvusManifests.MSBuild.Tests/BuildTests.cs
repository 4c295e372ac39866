using PinnedRelease = MilvusManifests.Tests.PinnedRelease;

namespace MilvusManifests.MSBuild.Tests;

/// <summary>Projects that use the package, built as their owners build them.</summary>
public sealed class BuildTests(Package package) : IClassFixture<Package>
{
    [Fact]
    public void A_set_is_written_once_and_again_only_when_something_changed()
    {
        var consumer = new Consumer(package, "incremental");

        Assert.Matches(@"^MilvusManifests: \d\d+ written, 0 unchanged, 0 removed$", consumer.Build());
        Assert.Contains("replicas: 3", File.ReadAllText(consumer.Path("output/manifests/prometheus-prometheus.yaml")), StringComparison.Ordinal);
        Assert.Null(consumer.Build());

        File.AppendAllText(consumer.Path("output/setup/namespace.yaml"), "# edited\n");
        Assert.StartsWith($"{consumer.Path("output/setup/namespace.yaml")}(1,1): error MM5009: ", consumer.BuildErrors()[0], StringComparison.Ordinal);

        File.Delete(consumer.Path("output/setup/namespace.yaml"));
        Assert.Matches("^MilvusManifests: 1 written, ", consumer.Build());

        consumer.Put("patch.json", """[{"op": "replace", "path": "/spec/replicas", "value": 5}]""");
        Assert.Matches("^MilvusManifests: 2 written, ", consumer.Build());

        File.Delete(consumer.Path("templates/manifests/extra.yaml.sbn"));
        Assert.Matches("^MilvusManifests: 2 written, [0-9]+ unchanged, 1 removed$", consumer.Build());
        Assert.Null(consumer.Build());

        consumer.Clean();
        Assert.True(File.Exists(consumer.Path("output/setup/namespace.yaml")));
    }

    [Fact]
    public void A_check_writes_nothing_and_fails_wherever_the_output_is_not_what_is_generated()
    {
        const string check = "-p:ManifestsMode=Check";
        var consumer = new Consumer(package, "check");
        Assert.Equal([$"{consumer.Path("output")}(1,1): error MM5101: '{consumer.Path("output")}' does not exist; nothing was generated yet; generate again and commit the output folder"], consumer.BuildErrors(check));
        Assert.False(Directory.Exists(consumer.Path("output")));

        Assert.Matches("^MilvusManifests: .* written, ", consumer.Build());
        var before = consumer.Outputs();
        Assert.Matches("^MilvusManifests: [0-9]+ checked, no difference$", consumer.Build(check));
        Assert.Null(consumer.Build(check));

        // An edit is noticed even if the file is older than the last check.
        var role = consumer.Path("output/manifests/prometheus-clusterRole.yaml");
        var text = File.ReadAllText(role);
        File.WriteAllText(role, text + "# edited\n");
        File.SetLastWriteTimeUtc(role, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        string[] edited = consumer.BuildErrors(check);
        Assert.StartsWith($"{role}({text.Split('\n').Length},1): error MM5102: 'manifests/prometheus-clusterRole.yaml' was edited: only comments; to keep the edit, ", Assert.Single(edited), StringComparison.Ordinal);
        Assert.Equal(edited, consumer.BuildErrors(check));
        File.WriteAllText(role, text);
        Assert.Matches("^MilvusManifests: [0-9]+ checked, ", consumer.Build(check));

        var monitor = consumer.Path("output/milvus/milvus/my-release/serviceMonitor.yaml");
        File.Delete(monitor);
        consumer.Put("output/manifests/mine.yaml", "");
        Assert.Equal(
            [$"{consumer.Path("output/manifests/mine.yaml")}(1,1): error MM5104", $"{monitor}(1,1): error MM5101"],
            consumer.BuildErrors(check).Select(error => error[..(error.IndexOf(": error ", StringComparison.Ordinal) + 14)]));
        File.Delete(consumer.Path("output/manifests/mine.yaml"));
        Assert.Matches("^MilvusManifests: 1 written, ", consumer.Build());
        Assert.Equal(before.Select(file => (file.Path, file.Content)), consumer.Outputs().Select(file => (file.Path, file.Content)));

        consumer.Put("patch.json", """[{"op": "replace", "path": "/spec/replicas", "value": 5}]""");
        Assert.Equal(
            ["manifests.lock.yaml(20,19): error MM5107", "manifests/prometheus-prometheus.yaml(16,13): error MM5105"],
            consumer.BuildErrors(check).Select(error => error[(consumer.Path("output").Length + 1)..(error.IndexOf(": error ", StringComparison.Ordinal) + 14)]));
    }

    [Theory]
    [InlineData("Chek", "unknown mode 'Chek'; did you mean 'Check'?")]
    [InlineData("Verify", "unknown mode 'Verify'; use Generate or Check")]
    public void An_unknown_mode_is_an_error_even_if_nothing_else_changed(string mode, string message)
    {
        var consumer = new Consumer(package, $"mode-{mode}");
        consumer.Build();

        Assert.EndsWith($": error MM5110: {message}", Assert.Single(consumer.BuildErrors($"-p:ManifestsMode={mode}")), StringComparison.Ordinal);
        Assert.Matches("^MilvusManifests: [0-9]+ checked, ", consumer.Build("-p:ManifestsMode=check"));
    }

    [Fact]
    public void A_detailed_log_says_what_was_read_decided_and_skipped_and_a_normal_one_does_not()
    {
        var consumer = new Consumer(package, "log");

        Assert.DoesNotContain(consumer.BuildLog("normal"), line => line.Contains(" ms  ", StringComparison.Ordinal));

        File.Delete(consumer.Path("output/setup/namespace.yaml"));
        var log = consumer.BuildLog("detailed");
        Assert.Contains(log, line => line.Contains(" ms  started    MilvusManifests.MSBuild, version ", StringComparison.Ordinal));
        Assert.Contains(log, line => line.EndsWith($" ms  read       {consumer.Path("patch.json")}", StringComparison.Ordinal));
        Assert.Contains(log, line => line.EndsWith("output/setup/namespace.yaml", StringComparison.Ordinal) && line.Contains(" ms  wrote      ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_files_of_a_source_are_inputs_of_the_build()
    {
        const string map = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n";
        var consumer = new Consumer(package, "source");
        consumer.Put("manifests.config.yaml", $"kubernetes: \"1.35\"\nkubePrometheus:\n  version: {PinnedRelease.Tag}\n  source: {{directory: upstream}}\nrbac: namespaces\n");
        consumer.Put("upstream/manifests/setup/namespace.yaml", "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: monitoring\n");
        consumer.Put("upstream/manifests/grafana-map.yaml", map);

        Assert.Matches("^MilvusManifests: [0-9]+ written, 0 unchanged, 0 removed$", consumer.Build());
        Assert.Null(consumer.Build());

        consumer.Put("upstream/manifests/grafana-map.yaml", map + "data:\n  a: b\n");
        Assert.Matches("^MilvusManifests: 2 written, ", consumer.Build());
        Assert.Contains("  a: b\n", File.ReadAllText(consumer.Path("output/manifests/grafana-map.yaml")), StringComparison.Ordinal);

        consumer.Put("upstream/manifests/setup/other.yaml", map.Replace("name: a", "name: b", StringComparison.Ordinal));
        Assert.Matches("^MilvusManifests: 3 written, ", consumer.Build());
        Assert.Null(consumer.Build());

        File.Delete(consumer.Path("upstream/manifests/grafana-map.yaml"));
        Assert.Matches("^MilvusManifests: 2 written, [0-9]+ unchanged, 1 removed$", consumer.Build());
    }

    [Fact]
    public void Errors_have_the_form_that_editors_link_and_leave_the_output_alone()
    {
        var consumer = new Consumer(package, "errors");
        consumer.Put("manifests.config.yaml", File.ReadAllText(consumer.Path("manifests.config.yaml")).Replace("2.6.15", "latest", StringComparison.Ordinal));
        consumer.Put("templates/manifests/extra.yaml.sbn", "a: {{ namespac }}\n");

        var errors = consumer.BuildErrors();

        Assert.StartsWith($"{consumer.Path("manifests.config.yaml")}(11,14): error MM1", errors[0], StringComparison.Ordinal);
        Assert.False(Directory.Exists(consumer.Path("output")));
    }

    [Fact]
    public void A_locked_build_fails_where_the_set_is_no_longer_the_committed_one()
    {
        var consumer = new Consumer(package, "locked");
        consumer.Build();
        consumer.Put("Directory.Build.props", "<Project><PropertyGroup><ManifestsLocked>true</ManifestsLocked></PropertyGroup></Project>");
        Assert.Matches("^MilvusManifests: 0 written, ", consumer.Build());

        consumer.Put("manifests.config.yaml", File.ReadAllText(consumer.Path("manifests.config.yaml")).Replace("2.6.15", "2.6.14", StringComparison.Ordinal));

        Assert.StartsWith($"{consumer.Path("manifests.config.yaml")}(11,14): error MM5011: ", consumer.BuildErrors()[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_build_fails_and_leaves_the_output_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals, which Windows has no command for");
        var consumer = new Consumer(package, "cancelled");
        consumer.Build();
        var before = consumer.Outputs();

        var (code, output) = consumer.Interrupt();

        Assert.NotEqual(0, code);
        Assert.DoesNotContain("error MM", output, StringComparison.Ordinal);
        Assert.Equal(before, consumer.Outputs());
    }

    [Fact]
    public void Schemas_that_are_added_or_changed_are_looked_at()
    {
        var consumer = new Consumer(package, "schemas");
        consumer.Put("manifests.config.yaml", File.ReadAllText(consumer.Path("manifests.config.yaml")) + "schemas: [schemas]\nunknownKinds: ignore\n");
        consumer.Put("templates/manifests/extra.yaml.sbn", "apiVersion: example.org/v1\nkind: Garden\nmetadata:\n  name: extra\nspec:\n  beds: many\n");
        consumer.Put("schemas/example.org/park_v1.json", """{"type": "object"}""");
        Assert.Matches("^MilvusManifests: .* written, ", consumer.Build());
        Assert.Null(consumer.Build());

        consumer.Put("schemas/example.org/garden_v1.json", """{"properties": {"spec": {"properties": {"beds": {"type": "integer"}}}}}""");

        Assert.StartsWith(
            $"{consumer.Path("templates/manifests/extra.yaml.sbn")}(6,9): error MM4001: Garden spec.beds: expected an integer, found a string",
            Assert.Single(consumer.BuildErrors()),
            StringComparison.Ordinal);

        consumer.Put("schemas/example.org/garden_v1.json", """{"properties": {"spec": {"properties": {"beds": {"type": "string"}}}}}""");
        Assert.Matches("^MilvusManifests: ", consumer.Build());
    }

    [Fact]
    public void Nothing_is_done_when_asked_to_skip()
    {
        var consumer = new Consumer(package, "skip");
        consumer.Put("Directory.Build.props", "<Project><PropertyGroup><ManifestsSkip>true</ManifestsSkip></PropertyGroup></Project>");

        Assert.Null(consumer.Build());
        Assert.False(Directory.Exists(consumer.Path("output")));
    }
}
