using MilvusManifests.Delivery;

namespace MilvusManifests.Tests.Delivery;

/// <summary>Runs that end in front of every single step of writing: the old set stands or the new one, never a mix.</summary>
public sealed class InterruptionTests
{
    private static readonly (string Path, string Content)[] Old =
        [("a.yaml", "old"), ("same.yaml", "same"), ("gone/x.yaml", "old"), ("kept/y.yaml", "old"), ("becomes", "file")];

    private static readonly (string Path, string Content)[] New =
        [("a.yaml", "new"), ("same.yaml", "same"), ("kept/y.yaml", "new"), ("fresh/deep/z.yaml", "new"), ("becomes/folder.yaml", "new")];

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void A_run_killed_in_front_of_any_step_leaves_one_whole_set(bool exchange, bool first)
    {
        var steps = 0;
        var after = After(first);
        for (var end = 0; ; end++)
        {
            using var output = Prepare(first);
            var before = output.Everything();
            var ended = Interrupt(output, exchange, end);

            // A folder that is replaced as a whole needs no repair: whoever reads it meanwhile finds one set.
            if (exchange || first)
            {
                AssertOneOf(before, after, output.Everything(), $"step {end}");
            }

            // Reading it through the product, as any command does first, repairs the rest.
            var repaired = OutputWriter.Write(OutputFolder.Set(New), output.Root, new WriteOptions { DryRun = true });
            Assert.Empty(repaired.Diagnostics);
            AssertOneOf(before, after, output.Everything(), $"step {end}, repaired");
            Assert.Empty(output.Beside());

            Assert.True(output.Write(New).Succeeded);
            Assert.Equal(after, output.Everything());
            if (!ended)
            {
                steps = end;
                break;
            }
        }

        Assert.InRange(steps, 12, 100);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_repair_that_is_killed_too_is_repaired_by_the_next(bool exchange)
    {
        var after = After(first: false);
        for (var end = 0; ; end += 7)
        {
            using var output = Prepare(first: false);
            var ended = Interrupt(output, exchange, end);
            for (var second = 0; Interrupt(output, exchange, second); second += 2)
            {
            }

            Assert.Equal(after, output.Everything());
            if (!ended)
            {
                break;
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_refused_step_leaves_the_old_set_and_says_why(bool exchange)
    {
        var after = After(first: false);
        for (var refused = 0; ; refused++)
        {
            using var output = Prepare(first: false);
            var before = output.Everything();
            var step = 0;
            var reached = false;
            var files = new FileSystem((_, _) =>
            {
                if (step++ == refused)
                {
                    reached = true;
                    throw new IOException("No space left on device");
                }
            })
            { CanExchange = exchange, Durable = false };

            var result = output.Write(files, New);

            if (!result.Succeeded)
            {
                Assert.Equal(
                    $"{output.Root}(1,1): error MM5007: the set was not written: No space left on device",
                    Assert.Single(result.Diagnostics).ToString());
                Assert.Equal(before, output.Everything());
            }
            else
            {
                Assert.Equal(after, output.Everything().Where(line => !line.StartsWith(WorkFolder.Inside, StringComparison.Ordinal)));
            }

            if (!reached)
            {
                break;
            }
        }
    }

    [Fact]
    public void A_file_of_others_that_came_while_writing_is_not_lost()
    {
        using var output = Prepare(first: false);
        var files = new FileSystem((step, _) =>
        {
            if (step == FileStep.Exchange)
            {
                output.Put("kept/late.md", "mine");
            }
        });

        Assert.True(output.Write(files, New).Succeeded);
        Assert.Equal("mine", output.Read("kept/late.md"));
        Assert.Empty(output.Beside());
    }

    [Fact]
    public void A_journal_that_leads_out_of_the_folder_is_not_followed()
    {
        using var output = Prepare(first: false);
        output.Put(".milvus-manifests/journal", "milvus-manifests journal 1\nReplace ../outside\n").Put(".milvus-manifests/old/0", "x");

        Assert.Equal("MM5008", Assert.Single(output.Write(New).Diagnostics).Code.Id);
        Assert.Empty(output.Beside());
    }

    [Fact]
    public void A_link_beside_the_folder_is_not_followed()
    {
        using var output = Prepare(first: false);
        var precious = Path.Combine(output.Place, "precious");
        Directory.CreateDirectory(Path.Combine(precious, "new"));
        File.WriteAllText(Path.Combine(precious, "new", "a.yaml"), "mine");
        File.CreateSymbolicLink(WorkFolder.Beside(output.Root)!, precious);

        output.Write(New);

        Assert.Equal("mine", File.ReadAllText(Path.Combine(precious, "new", "a.yaml")));
    }

    private static OutputFolder Prepare(bool first)
    {
        var output = new OutputFolder();
        if (!first)
        {
            Assert.True(output.Write(Old).Succeeded);
            output.Put("kept/README.md", "mine");
            File.CreateSymbolicLink(output.Path("link"), "kept");
        }

        return output;
    }

    private static string[] After(bool first)
    {
        using var output = Prepare(first);
        Assert.True(output.Write(New).Succeeded);
        return output.Everything();
    }

    private static bool Interrupt(OutputFolder output, bool exchange, int end)
    {
        var step = 0;
        var files = new FileSystem((kind, path) =>
        {
            if (step++ >= end)
            {
                if (step == end + 1 && kind == FileStep.Write)
                {
                    File.WriteAllText(path, "hal");
                }

                throw new KilledException();
            }
        })
        { CanExchange = exchange, Durable = false };
        try
        {
            Assert.True(output.Write(files, New).Succeeded);
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    private static void AssertOneOf(string[] before, string[] after, string[] found, string where)
    {
        if (!found.SequenceEqual(before) && !found.SequenceEqual(after))
        {
            Assert.Fail($"{where}: a mix stands:\n{string.Join('\n', found)}");
        }
    }

    private sealed class KilledException : Exception;
}
