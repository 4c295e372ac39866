using MilvusManifests.Catalogue;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using MilvusManifests.Drift;
using MilvusManifests.Tests.Delivery;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Drift;

/// <summary>Forged locks and records, odd things in every place, and random edits: comparing ends, writes nothing, and agrees with what a run would do.</summary>
public class HostileOutputTests
{
    private static readonly SchemaCatalogue Cluster = new("1.35");

    public static TheoryData<string> Names => [.. HostileFolders.All.Select(folder => folder.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_folder_is_compared_without_harm_and_never_called_equal_where_a_run_would_act(string name)
    {
        Needs.Unix();
        using var place = new HostilePlace();
        HostileFolders.All.Single(folder => folder.Name == name).Prepare(place);

        AssertAgrees(place.Output, HostilePlace.New, name);
    }

    [Fact]
    public void Random_changes_are_found_exactly_where_a_run_would_act()
    {
        var random = new Random(20261129);
        for (var round = 0; round < 300; round++)
        {
            using var output = new OutputFolder();
            output.Write(HostilePlace.Old);
            var written = random.Next(2) == 0 ? HostilePlace.Old : HostilePlace.New;
            output.Write(written);
            var done = string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Change(random, output)));

            AssertAgrees(output, random.Next(3) == 0 ? HostilePlace.Old : written, $"round {round}: {done}");
        }
    }

    private static string Change(Random random, OutputFolder output)
    {
        string[] paths = ["a.yaml", "b/c.yaml", "gone.yaml", "d/e.yaml", Inventory.FileName, "b/new.yaml"];
        var path = paths[random.Next(paths.Length)];
        var exists = File.Exists(output.Path(path));
        switch (random.Next(4))
        {
            case 0 when exists:
                File.Delete(output.Path(path));
                return $"delete {path}";
            case 1 when exists:
                File.WriteAllText(output.Path(path), output.Read(path).Replace("\n", "\r\n", StringComparison.Ordinal));
                return $"line ends of {path}";
            case 2 when exists && path != Inventory.FileName:
                File.WriteAllText(output.Path(path), $"{random.Next(3)}");
                return $"edit {path}";
            case 3 when exists && path != Inventory.FileName:
                File.Delete(output.Path(path));
                Directory.CreateDirectory(output.Path(path));
                return $"folder at {path}";
            case not 0 when !exists && path != Inventory.FileName && !Directory.Exists(output.Path(path)):
                output.Put(path, "new");
                return $"new {path}";
            default:
                return "nothing";
        }
    }

    private static void AssertAgrees(OutputFolder output, (string Path, string Content)[] files, string what)
    {
        var set = OutputFolder.Set(files);
        var before = HostilePlace.Snapshot(output.Place);
        var compared = OutputComparison.Compare(set, output.Root, Cluster, TestContext.Current.CancellationToken);
        Assert.Equal(before, HostilePlace.Snapshot(output.Place));

        // What a run leaves alone because it is not its own is not in its plan.
        var isClean = compared.Value is { } report && report.Findings.All(finding => finding.Code == DriftCodes.Extra);
        var planned = OutputWriter.Write(set, output.Root, new WriteOptions { DryRun = true }, TestContext.Current.CancellationToken);
        var wouldAct = !planned.Succeeded || planned.Value!.HasChanges || FileEntry.KindAt(output.Path(WorkFolder.Name)) == EntryKind.Folder;
        Assert.True(isClean == !wouldAct, $"{what}: {string.Join("; ", compared.Diagnostics)}{string.Join("; ", compared.Value?.Findings ?? [])} / {string.Join("; ", planned.Diagnostics)}");

        // Both fail for the same reasons.
        Assert.Equal(
            compared.Value is null ? planned.Diagnostics.Select(error => error.Code.Id).Distinct() : [],
            compared.Diagnostics.Where(found => found.Severity == Severity.Error).Select(error => error.Code.Id).Distinct());
    }
}
