using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Drift;
using MilvusManifests.Tests.Delivery;

namespace MilvusManifests.Tests.Drift;

/// <summary>An output folder compared with the set that it should contain: what is found is told apart, and nothing is written.</summary>
public sealed class OutputComparisonTests : IDisposable
{
    private const string Service = "apiVersion: v1\nkind: Service\nmetadata:\n  name: s\n  namespace: ns\nspec:\n  ports:\n  - name: web\n    port: 80\n  - name: metrics\n    port: 9091\n";
    private const string Role = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata:\n  name: r\nrules:\n- apiGroups: ['']\n  resources: [pods]\n  verbs: [get]\n";

    private static readonly (string Path, string Content)[] Set = [("kustomization.yaml", "resources:\n- m/service.yaml\n- m/role.yaml\n"), ("m/role.yaml", Role), ("m/service.yaml", Service)];

    private readonly OutputFolder output = new();

    public OutputComparisonTests() => Assert.True(output.Write(Set).Succeeded);

    public void Dispose() => output.Dispose();

    [Fact]
    public void A_folder_as_it_was_written_has_no_findings() => Assert.Equal([], Compare());

    [Fact]
    public void A_folder_that_does_not_exist_is_one_finding()
    {
        Directory.Delete(output.Root, recursive: true);

        Assert.Equal(["output(1,1): MM5101: 'output' does not exist; nothing was generated yet"], Compare());
        Assert.Equal(4, Report().Files);
    }

    [Fact]
    public void A_folder_with_nothing_generated_is_one_finding()
    {
        Directory.Delete(output.Root, recursive: true);
        output.Put("README.md", "");

        Assert.Equal(["output(1,1): MM5101: 'output' has no generated files; nothing was generated yet"], Compare());
    }

    [Fact]
    public async Task A_run_that_is_writing_is_waited_for()
    {
        var held = FolderLock.Take(OutputRoot.Find(output.Root).Value!, TimeSpan.Zero, TestContext.Current.CancellationToken)!;
        var comparing = Task.Run(() => Compare(), TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        Assert.False(comparing.IsCompleted);
        held.Dispose();

        Assert.Empty(await comparing);
    }

    [Fact]
    public void A_missing_file_is_told_from_one_that_is_new()
    {
        File.Delete(output.Path("m/role.yaml"));

        Assert.Equal(
            [
                "output/m/role.yaml(1,1): MM5101: 'm/role.yaml' is missing",
                "output/m/new.yaml(1,1): MM5101: 'm/new.yaml' was not generated yet: something that the lock does not record has changed",
                "output/manifests.lock.yaml(1,1): MM5107: 'manifests.lock.yaml' does not say what the set was made from",
            ],
            Compare([.. Set, ("m/new.yaml", Role)]));
    }

    [Fact]
    public void An_edit_is_shown_by_object_and_field()
    {
        Edit("m/service.yaml", Service.Replace("port: 9091", "port: 9092", StringComparison.Ordinal).Replace("  - name: web\n    port: 80\n", "", StringComparison.Ordinal));
        Edit("m/role.yaml", Role.Replace("[get]", "[get, list]", StringComparison.Ordinal));

        Assert.Equal(
            [
                "output/m/role.yaml(8,14): MM5102: 'm/role.yaml' was edited: 1 field of ClusterRole r",
                "  + rules: list on pods",
                "output/m/service.yaml(8,11): MM5102: 'm/service.yaml' was edited: 2 fields of Service ns/s",
                "  spec.ports[metrics].port: 9091 -> 9092",
                "  - spec.ports[web]: {name: web, port: 80}",
            ],
            Compare());
    }

    [Fact]
    public void An_edit_of_a_document_in_a_field_is_shown_by_its_fields()
    {
        const string dashboards = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: dashboards\ndata:\n  a.json: |\n    {\n      \"title\": \"A\",\n      \"panels\": [{\"id\": 1, \"type\": \"graph\"}]\n    }\n";
        Assert.True(output.Write([.. Set, ("m/dashboards.yaml", dashboards)]).Succeeded);
        Edit("m/dashboards.yaml", dashboards.Replace("\"A\"", "\"B\"", StringComparison.Ordinal).Replace("graph", "table", StringComparison.Ordinal));

        Assert.Equal(
            [
                "output/m/dashboards.yaml(8,17): MM5102: 'm/dashboards.yaml' was edited: 1 field of ConfigMap dashboards",
                "  data[a.json]: panels[1].type: graph -> table",
                "  data[a.json]: title: A -> B",
            ],
            Compare([.. Set, ("m/dashboards.yaml", dashboards)]));
    }

    [Fact]
    public void An_edit_of_many_fields_and_objects_is_shown_in_a_few_lines()
    {
        Edit("m/service.yaml", string.Concat(Enumerable.Range(0, 9).Select(i => $"---\n{Role.Replace("name: r", $"name: r{i}", StringComparison.Ordinal)}")));

        Assert.Equal(
            [
                "output/m/service.yaml(1,1): MM5102: 'm/service.yaml' was edited: 10 objects",
                "  + ClusterRole r0",
                "  + ClusterRole r1",
                "  + ClusterRole r2",
                "  + ClusterRole r3",
                "  + ClusterRole r4",
                "  and 5 more",
            ],
            Compare());
    }

    [Theory]
    [InlineData("only comments", Service + "# end\n")]
    [InlineData("only white space", Service + "\n\n")]
    [InlineData("only a byte order mark", "\uFEFF" + Service)]
    [InlineData("only how the same values are written", "{\"apiVersion\": \"v1\", \"kind\": \"Service\", \"metadata\": {\"name\": \"s\", \"namespace\": \"ns\"}, \"spec\": {\"ports\": [{\"name\": \"web\", \"port\": 80}, {\"name\": \"metrics\", \"port\": 9091}]}}")]
    [InlineData("only what makes no difference to the API server", Service + "    protocol: TCP\n")]
    public void An_edit_that_changes_no_value_is_called_that(string words, string content)
    {
        Edit("m/service.yaml", content);

        Assert.EndsWith($": MM5102: 'm/service.yaml' was edited: {words}", Assert.Single(Compare()), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_line_endings_are_no_edit()
    {
        Edit("m/service.yaml", Service.Replace("\n", "\r\n", StringComparison.Ordinal));

        Assert.Equal(["output/m/service.yaml(1,1): MM5103: 'm/service.yaml' differs only in line endings: CRLF instead of LF"], Compare());
    }

    [Fact]
    public void A_file_that_can_no_longer_be_read_is_an_edit_at_the_place_of_the_fault()
    {
        Edit("m/service.yaml", Service + "  ports: [\n");
        File.WriteAllBytes(output.Path("m/role.yaml"), [.. Encoding.UTF8.GetBytes(Role), 0xff]);

        Assert.Collection(
            Compare(),
            line => Assert.Equal("output/m/role.yaml(9,1): MM5102: 'm/role.yaml' was edited: it cannot be read any more: 'output/m/role.yaml' is not UTF-8; save it as UTF-8", line),
            line => Assert.StartsWith("output/m/service.yaml(13,1): MM5102: 'm/service.yaml' was edited: it cannot be read any more: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_value_of_a_Secret_is_never_shown()
    {
        const string secret = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\nstringData:\n  password: hunter2\n";
        Assert.True(output.Write([.. Set, ("m/secret.yaml", secret)]).Succeeded);
        Edit("m/secret.yaml", secret.Replace("hunter2", "hunter3", StringComparison.Ordinal));

        Assert.Equal(
            ["output/m/secret.yaml(6,19): MM5102: 'm/secret.yaml' was edited: 1 field of Secret s", "  stringData.password: changed"],
            Compare([.. Set, ("m/secret.yaml", secret)]));
    }

    [Fact]
    public void What_the_set_no_longer_has_is_out_of_date_or_edited()
    {
        Edit("m/service.yaml", Service + "# mine\n");

        Assert.Equal(
            [
                "output/m/role.yaml(1,1): MM5105: 'm/role.yaml' is no longer generated: something that the lock does not record has changed",
                "output/m/service.yaml(1,1): MM5102: 'm/service.yaml' is no longer generated, and was edited since it was",
                "output/manifests.lock.yaml(1,1): MM5107: 'manifests.lock.yaml' does not say what the set was made from",
            ],
            Compare(Set[0]));
    }

    [Fact]
    public void Manifests_among_generated_ones_are_extra_and_other_files_are_foreign()
    {
        output.Put("m/extra.yaml", "").Put("m/below/extra.json", "").Put("m/Kustomization", "").Put("kustomization.yml", "");
        output.Put("m/README.md", "").Put("m/.hidden.yaml", "").Put("m/.idea/x.yaml", "").Put("mine.yaml", "").Put("own/mine.yaml", "").Put("values.json", "");

        Assert.Equal(
            [
                "output/kustomization.yml(1,1): MM5104: 'kustomization.yml' was not generated, and is a second kustomization among generated files",
                "output/m/Kustomization(1,1): MM5104: 'm/Kustomization' was not generated, and is a kustomization among generated files",
                "output/m/below/extra.json(1,1): MM5104: 'm/below/extra.json' was not generated, and is applied with the folder that it is in",
                "output/m/extra.yaml(1,1): MM5104: 'm/extra.yaml' was not generated, and is applied with the folder that it is in",
            ],
            Compare());
    }

    [Fact]
    public void What_is_no_file_is_named_and_not_followed()
    {
        Needs.Unix();
        File.Delete(output.Path("m/role.yaml"));
        File.CreateSymbolicLink(output.Path("m/role.yaml"), Path.Combine(output.Place, "nowhere"));
        File.Delete(output.Path("m/service.yaml"));
        Directory.CreateDirectory(output.Path("m/service.yaml"));

        Assert.Equal(
            [
                "output/m/role.yaml(1,1): MM5109: 'm/role.yaml' should be a file, but is a symbolic link, which is not followed",
                "output/m/service.yaml(1,1): MM5109: 'm/service.yaml' should be a file, but is a folder",
            ],
            Compare());

        Directory.Move(output.Path("m"), Path.Combine(output.Place, "elsewhere"));
        Directory.CreateSymbolicLink(output.Path("m"), Path.Combine(output.Place, "elsewhere"));
        Assert.Equal(
            [
                "output/m(1,1): MM5109: 'm' should be a folder with 'role.yaml' in it, but is a symbolic link, which is not followed",
                "output/m(1,1): MM5109: 'm' should be a folder with 'service.yaml' in it, but is a symbolic link, which is not followed",
            ],
            Compare());
    }

    [Fact]
    public void A_file_that_is_too_large_is_not_read()
    {
        using (var file = File.OpenWrite(output.Path("m/role.yaml")))
        {
            file.SetLength(OutputFile.MaxLength + 1);
        }

        Assert.Equal(["output/m/role.yaml(1,1): MM5102: 'm/role.yaml' was edited: it is larger than 64 MiB"], Compare());
    }

    [Fact]
    public void A_lock_that_is_missing_leaves_only_the_files_that_differ_in_doubt()
    {
        File.Delete(output.Path(Inventory.FileName));
        Edit("m/role.yaml", Role + "# mine\n");

        Assert.Equal(
            [
                "output/m/role.yaml(1,1): MM5109: 'm/role.yaml' differs, and without manifests.lock.yaml it is unknown whether it was generated or edited",
                "output/manifests.lock.yaml(1,1): MM5107: 'manifests.lock.yaml' is missing, so it is unknown which files were generated",
            ],
            Compare());
    }

    [Fact]
    public void A_file_in_the_place_of_a_new_one_is_not_called_edited()
    {
        output.Put("m/new.yaml", "mine");

        Assert.Equal("output/m/new.yaml(1,1): MM5109: 'm/new.yaml' was not generated (manifests.lock.yaml does not list it), and a file of that name is", Compare([.. Set, ("m/new.yaml", Role)])[0]);
    }

    [Fact]
    public void An_interrupted_run_is_one_finding_and_what_it_has_yet_to_do_is_none()
    {
        var steps = 0;
        var change = ("m/role.yaml", Role.Replace("pods", "nodes", StringComparison.Ordinal));
        Assert.Throws<OperationCanceledException>(() => output.Write(
            new FileSystem((step, _) => steps = step == FileStep.Rename && ++steps == 3 ? throw new OperationCanceledException() : steps) { Durable = false },
            Set[0], change, ("m/service.yaml", Service.Replace("9091", "9092", StringComparison.Ordinal))));
        var before = HostilePlace.Snapshot(output.Place);

        Assert.Equal(
            ["output/.milvus-manifests/record(1,1): MM5108: an earlier run was interrupted with 2 files left to write or remove"],
            Compare(Set[0], change, ("m/service.yaml", Service.Replace("9091", "9092", StringComparison.Ordinal))));
        Assert.Equal(before, HostilePlace.Snapshot(output.Place));

        File.Delete(output.Path(WorkFolder.Record));
        Assert.Contains("output/.milvus-manifests(1,1): MM5108: an earlier run was interrupted, and left work that no longer applies", Compare());
    }

    [Fact]
    public void A_lock_that_cannot_be_read_is_an_error_and_nothing_is_compared()
    {
        output.Put(Inventory.FileName, "<<<<<<< HEAD\n" + output.Read(Inventory.FileName));

        var result = OutputComparison.Compare(OutputFolder.Set(Set), output.Root, Cluster, TestContext.Current.CancellationToken);

        Assert.Null(result.Value);
        Assert.Equal("MM5004", Assert.Single(result.Diagnostics).Code.Id);
    }

    private static SchemaCatalogue Cluster { get; } = new("1.35");

    private DriftReport Report(params (string Path, string Content)[] set)
    {
        var (report, diagnostics) = OutputComparison.Compare(OutputFolder.Set(set.Length == 0 ? Set : set), output.Root, Cluster, TestContext.Current.CancellationToken);
        Assert.Equal([], diagnostics);
        return report!;
    }

    /// <summary>The findings without their hints, each line of a difference below them.</summary>
    private string[] Compare(params (string Path, string Content)[] set) =>
    [
        .. Report(set).Findings.SelectMany(finding => finding.Related.Select(related => $"  {related.Message}").Prepend(
            $"{Path.GetRelativePath(output.Place, finding.Location!.Path)}({finding.Location.Start}): {finding.Code}: {finding.Message}".Replace(output.Root, "output", StringComparison.Ordinal))),
    ];

    private void Edit(string path, string content) => File.WriteAllText(output.Path(path), content);
}
