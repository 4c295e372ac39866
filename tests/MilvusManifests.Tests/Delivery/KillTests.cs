using System.Globalization;
using MilvusManifests.Delivery;

namespace MilvusManifests.Tests.Delivery;

/// <summary>Writing processes that are killed for good, at any moment.</summary>
public class KillTests
{
    private const int Kills = 6;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_killed_process_leaves_one_whole_set(bool exchange)
    {
        var random = new Random(exchange ? 20 : 26);
        using var output = new OutputFolder();
        for (var kill = 0; kill < Kills; kill++)
        {
            using (var process = WritingProcess.Start(output.Root, exchange))
            {
                Thread.Sleep(random.Next(150));
                process.Kill();
                process.WaitForExit();
                Assert.Equal(128 + 9, process.ExitCode);
            }

            if (exchange)
            {
                AssertWhole(output);
            }

            Assert.Empty(OutputWriter.Write(OutputFolder.Set(("x.yaml", "1")), output.Root, new WriteOptions { DryRun = true }).Diagnostics);
            AssertWhole(output);
            Assert.Empty(output.Beside());
        }
    }

    private static void AssertWhole(OutputFolder output)
    {
        var round = int.Parse(output.Read("manifests/10.yaml"), CultureInfo.InvariantCulture);
        var set = WritingProcess.Set(round);
        Assert.Equal(set.Select(file => $"{file.Path} = {file.Content}").Order(StringComparer.Ordinal), output.Files());
        Assert.Equal(Inventory.Of(OutputFolder.Set(set)).Write(), output.Read(Inventory.FileName));
    }
}
