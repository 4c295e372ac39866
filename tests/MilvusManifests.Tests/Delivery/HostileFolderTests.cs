using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;

namespace MilvusManifests.Tests.Delivery;

/// <summary>Forged locks and records, and odd things in every place that a run looks at: nothing outside is touched, nothing foreign is lost, and every run ends.</summary>
public class HostileFolderTests
{
    // A run takes milliseconds; one that waits for a pipe never ends.
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(2);

    public static TheoryData<string> Names => [.. HostileFolders.All.Select(folder => folder.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_hostile_folder_does_no_harm(string name)
    {
        Needs.Unix();
        var hostile = HostileFolders.All.Single(folder => folder.Name == name);
        using var place = new HostilePlace();
        hostile.Prepare(place);
        var (everything, outside) = (HostilePlace.Snapshot(place.Output.Place), HostilePlace.Snapshot(place.Outside));

        var report = Write(place, dryRun: true);
        Assert.Equal(everything, HostilePlace.Snapshot(place.Output.Place));

        var result = Write(place, dryRun: false);
        Assert.Equal(hostile.Expected, Codes(result));
        Assert.Equal(hostile.Expected, Codes(report));
        Assert.Equal(outside, HostilePlace.Snapshot(place.Outside));
        Assert.Equal(hostile.Kept.Select(kept => kept.Content), hostile.Kept.Select(kept => place.Output.Read(kept.Path)));
        Assert.Equal(["outside"], place.Output.Beside().Select(path => Path.GetFileName(path)));
        if (result.Succeeded)
        {
            Assert.Equal(HostilePlace.New.Select(file => file.Content), HostilePlace.New.Select(file => place.Output.Read(file.Path)));
        }
        else if (hostile.Expected == "MM5008")
        {
            // What the message asks for helps.
            place.Delete(WorkFolder.Name);
            Assert.Equal("", Codes(Write(place, dryRun: false)));
        }
    }

    [Fact]
    public void A_device_is_refused_without_being_opened()
    {
        Needs.Unix();
        using var place = new HostilePlace();
        using var mknod = System.Diagnostics.Process.Start("mknod", [place.PathOf("d"), "c", "1", "5"]);
        mknod.WaitForExit();
        Assert.SkipUnless(mknod.ExitCode == 0, "needs the right to create devices");

        Assert.Equal("MM5003", Codes(Write(place, dryRun: false)));
    }

    [Fact]
    public void The_table_is_long_enough() => Assert.InRange(HostileFolders.All.Length, 40, 200);

    private static MilvusManifests.Text.Result<WriteResult> Write(HostilePlace place, bool dryRun)
    {
        var run = Task.Run(() => OutputWriter.Write(
            new FileSystem { Durable = false }, OutputFolder.Set(HostilePlace.New), place.Output.Root, new WriteOptions { DryRun = dryRun }, CancellationToken.None));
        Assert.True(run.Wait(Never), "the run waits");
        return run.Result;
    }

    private static string Codes(MilvusManifests.Text.Result<WriteResult> result) =>
        string.Join(' ', result.Diagnostics.Select(diagnostic => diagnostic.Code.Id).Distinct(StringComparer.Ordinal));
}
