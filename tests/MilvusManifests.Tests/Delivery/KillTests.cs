using System.Diagnostics;
using System.Globalization;
using System.Text;
using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;
using WritingProcess;

namespace MilvusManifests.Tests.Delivery;

/// <summary>Writing processes that are killed by a signal at any moment, while another program saves files of its own into the same folders.</summary>
public class KillTests
{
    /// <summary>The environment variable that says how often to kill.</summary>
    private const string Variable = "MILVUS_MANIFESTS_KILLS";

    private const int Kills = 6;
    private const double LatestKill = 100;
    private const string Notes = "manifests/notes.md";

    [Fact]
    public void A_killed_process_leaves_whole_files_and_the_next_run_one_whole_set()
    {
        var kills = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : Kills;
        var random = new Random(26);
        using var output = new OutputFolder();
        var saved = 0;
        var (interrupted, recorded) = (0, 0);
        for (var kill = 0; kill < kills; kill++)
        {
            using (var process = Start(output.Root))
            {
                // Any moment will do: what is asserted holds at each.
                var moment = TimeSpan.FromMilliseconds(random.NextDouble() * LatestKill);
                for (var watch = Stopwatch.StartNew(); watch.Elapsed < moment;)
                {
                    saved = Save(output, saved);
                }

                process.Kill();
                process.WaitForExit();
                Assert.Equal(128 + 9, process.ExitCode);
            }

            AssertWholeFiles(output);
            interrupted += Directory.Exists(output.Path(WorkFolder.Name)) ? 1 : 0;
            recorded += File.Exists(output.Path(WorkFolder.Record)) ? 1 : 0;
            Assert.Equal(saved.ToString(CultureInfo.InvariantCulture), output.Read(Notes));

            // What is there, its record finished, is the set of one round, and a run that has nothing to change finishes it.
            var round = int.Parse(output.Read("manifests/10.yaml"), CultureInfo.InvariantCulture);
            var found = Assert.Single([round, round + 1], candidate => !Write(output, candidate, dryRun: true).HasChanges);
            Assert.False(Write(output, found, dryRun: false).HasChanges);
            AssertWholeSet(output, RoundSet.Of(found));
            Assert.Equal(saved.ToString(CultureInfo.InvariantCulture), output.Read(Notes));
            Assert.Empty(output.Beside());
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{kills} kills: {interrupted} left a work folder, {recorded} of them a record; {saved} files saved meanwhile");
    }

    /// <summary>Starts the process and returns when it has written its first set.</summary>
    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(RoundSet).Assembly.Location, folder]) { RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        Assert.Equal("written", process.StandardOutput.ReadLine());
        return process;
    }

    private static WriteResult Write(OutputFolder output, int round, bool dryRun)
    {
        var result = OutputWriter.Write(RoundSet.Of(round), output.Root, new WriteOptions { DryRun = dryRun });
        Assert.Empty(result.Diagnostics);
        return result.Value!;
    }

    /// <summary>Saves a file as editors do, in a folder that the process writes to.</summary>
    private static int Save(OutputFolder output, int saved)
    {
        var text = (saved + 1).ToString(CultureInfo.InvariantCulture);
        File.WriteAllText(output.Path(Notes + ".new"), text);
        File.Move(output.Path(Notes + ".new"), output.Path(Notes), overwrite: true);
        return saved + 1;
    }

    private static void AssertWholeFiles(OutputFolder output)
    {
        foreach (var file in Directory.EnumerateFiles(output.Path("manifests"), "*.yaml"))
        {
            Assert.Matches("^[0-9]+$", File.ReadAllText(file));
        }
    }

    private static void AssertWholeSet(OutputFolder output, OutputSet set)
    {
        Assert.Equal(
            set.Files.Select(file => $"{file.Path} = {Encoding.UTF8.GetString(file.Content.Span)}").Append($"{Notes} = {output.Read(Notes)}").Order(StringComparer.Ordinal),
            output.Files());
        Assert.Equal(Inventory.Of(set).Write(), output.Read(Inventory.FileName));
    }
}
