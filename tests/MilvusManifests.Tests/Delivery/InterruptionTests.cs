using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;

namespace MilvusManifests.Tests.Delivery;

/// <summary>Runs that end before every single step of writing. Before the record the old set is there; after it the next run completes the new one.</summary>
public sealed class InterruptionTests
{
    private static readonly (string Path, string Content)[] Old =
        [("a.yaml", "old"), ("same.yaml", "same"), ("gone/x.yaml", "old"), ("gone/deep/y.yaml", "old"), ("kept/y.yaml", "old"), ("becomes", "file"), ("folder/file", "old"), ("kustomization.yaml", "old")];

    private static readonly (string Path, string Content)[] New =
        [("a.yaml", "new"), ("same.yaml", "same"), ("kept/y.yaml", "new"), ("fresh/deep/z.yaml", "new"), ("becomes/folder.yaml", "new"), ("folder", "new"), ("kustomization.yaml", "new")];

    private static readonly string[] Foreign =
        ["a.yaml", "same.yaml", "gone/x.yaml", "gone/notes.md", "kept/y.yaml", "kept/README.md", "fresh/deep/z.yaml", "fresh/notes.md", "becomes", "becomes/folder.yaml", "folder", "folder/notes.md", "notes.md"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_killed_before_any_step_leaves_whole_files_and_the_next_run_completes_the_set(bool first)
    {
        var after = After(first);
        var steps = 0;
        for (var ended = true; ended; steps++)
        {
            using var output = Prepare(first);
            var before = output.Everything();
            ended = Kill(output, New, steps);
            var found = Outside(output);
            var isRecorded = File.Exists(output.Path(WorkFolder.Record));

            // A reader finds whole files at any time, and between sets one of them.
            Assert.Subset(new HashSet<string>([.. before, .. after]), new HashSet<string>(found.Where(line => !line.EndsWith('/'))));
            Assert.True(isRecorded || found.SequenceEqual(before) || found.SequenceEqual(after));
            Assert.Empty(output.Beside());

            // A dry run writes nothing and reports what is left once the record is finished.
            var isNew = isRecorded || found.SequenceEqual(after);
            var everything = output.Everything();
            var report = DryRun(output, New);
            Assert.Equal(!isNew, report.HasChanges);
            Assert.Equal(isNew || first, DryRun(output, Old).HasChanges);
            Assert.Equal(everything, output.Everything());

            var written = output.Write(New);
            Assert.Empty(written.Diagnostics);
            Assert.Equal<string>([.. report.Written, "removed", .. report.Removed], [.. written.Value!.Written, "removed", .. written.Value.Removed]);
            Assert.Equal(after, output.Everything());
        }

        Assert.InRange(steps, 20, 200);
    }

    [Fact]
    public void A_run_that_finishes_another_and_is_killed_too_is_finished_by_the_next()
    {
        var after = After(first: false);
        var ended = true;
        for (var first = 0; ended; first += 3)
        {
            using var output = Prepare(first: false);
            ended = Kill(output, New, first);
            for (var second = 0; Kill(output, New, second); second += 2)
            {
            }

            Assert.Equal(after, output.Everything());
        }
    }

    [Fact]
    public void A_step_that_is_refused_before_the_record_leaves_the_old_set_and_one_after_it_is_made_up_for()
    {
        var after = After(first: false);
        var refused = true;
        for (var end = 0; refused; end++)
        {
            using var output = Prepare(first: false);
            var before = output.Everything();
            var step = 0;
            refused = false;
            var files = new FileSystem((_, _) =>
            {
                if (step++ == end)
                {
                    refused = true;
                    throw new IOException("No space left on device");
                }
            })
            { Durable = false };

            var result = output.Write(files, New);
            var isRecorded = File.Exists(output.Path(WorkFolder.Record));
            if (result.Succeeded)
            {
                Assert.Equal(after, Outside(output));
            }
            else
            {
                Assert.Equal(
                    isRecorded
                        ? $"{output.Root}(1,1): error MM5014: part of the set was written, then writing failed: No space left on device; remove the cause and generate again to finish it"
                        : $"{output.Root}(1,1): error MM5007: the set was not written: No space left on device",
                    Assert.Single(result.Diagnostics).ToString());
                Assert.True(isRecorded || before.SequenceEqual(output.Everything()));
            }

            Assert.True(output.Write(New).Succeeded);
            Assert.Equal(after, output.Everything());
        }
    }

    /// <summary>Another program saves a file at any step, in place or as editors do, by renaming; the run continues or is killed in turn, and is repeated.</summary>
    [Fact]
    public void A_file_that_another_program_saves_at_any_step_keeps_its_content()
    {
        var turn = 0;
        foreach (var path in Foreign)
        {
            var reached = true;
            for (var at = 0; reached; at++, turn++)
            {
                using var output = Prepare(first: false);
                (reached, var isSaved) = SaveAndKill(output, path, renames: turn % 2 == 0, at, distance: turn % 3 == 0 ? 1 : int.MaxValue);
                foreach (var set in isSaved ? [New, Old] : Array.Empty<(string, string)[]>())
                {
                    output.Write(set);
                    Assert.Equal("mine", output.Read(path));
                }
            }
        }
    }

    [Fact]
    public void What_is_left_to_do_is_named()
    {
        using var output = Prepare(first: false);
        Assert.True(Kill(output, New, (step, path) => step == FileStep.Delete && path.EndsWith("gone/x.yaml", StringComparison.Ordinal)));

        Assert.Equal(["gone/x.yaml", "manifests.lock.yaml"], InterruptedWrite.Find(OutputRoot.Find(output.Root).Value!).Value!.Unfinished);
    }

    [Fact]
    public void What_an_interrupted_run_left_to_do_is_discarded_when_the_lock_was_replaced_since()
    {
        using var output = Prepare(first: false);
        Assert.True(Kill(output, New, (step, path) => step == FileStep.Rename && path.EndsWith("kept/y.yaml", StringComparison.Ordinal)));
        Assert.Equal("new", output.Read("a.yaml"));

        // As git restores the files of another commit.
        using var other = new OutputFolder();
        Assert.True(other.Write(("b.yaml", "other")).Succeeded);
        foreach (var entry in new DirectoryInfo(output.Root).EnumerateFileSystemInfos().Where(entry => entry.Name != WorkFolder.Name))
        {
            if (entry is DirectoryInfo folder && folder.LinkTarget is null)
            {
                folder.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }

        output.Put("b.yaml", "other").Put(Inventory.FileName, other.Read(Inventory.FileName));
        var result = output.Write(New);

        Assert.Equal(
            $"{output.Root}/{WorkFolder.Record}(1,1): warning MM5013: an earlier run was interrupted, and manifests.lock.yaml has been replaced since; what that run had left to do is discarded",
            Assert.Single(result.Diagnostics).ToString());
        Assert.Equal(New.Select(file => $"{file.Path} = {file.Content}").Order(StringComparer.Ordinal), output.Files());
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

    private static WriteResult DryRun(OutputFolder output, (string Path, string Content)[] set)
    {
        var result = OutputWriter.Write(OutputFolder.Set(set), output.Root, new WriteOptions { DryRun = true });
        Assert.Empty(result.Diagnostics);
        return result.Value!;
    }

    /// <summary>Everything but the work folder.</summary>
    private static string[] Outside(OutputFolder output) => [.. output.Everything().Where(line => !line.StartsWith(WorkFolder.Name, StringComparison.Ordinal))];

    private static bool Kill(OutputFolder output, (string Path, string Content)[] set, int end)
    {
        var step = 0;
        return Kill(output, set, (_, _) => step++ >= end);
    }

    /// <summary>Runs until a step that is to be the last; a file that is being written then has half of its content.</summary>
    private static bool Kill(OutputFolder output, (string Path, string Content)[] set, Func<FileStep, string, bool> isLast)
    {
        var files = new FileSystem((kind, path) =>
        {
            if (isLast(kind, path))
            {
                if (kind == FileStep.Write && !File.Exists(path))
                {
                    File.WriteAllText(path, "hal");
                }

                throw new KilledException();
            }
        })
        { Durable = false };
        try
        {
            Assert.True(output.Write(files, set).Succeeded);
            return false;
        }
        catch (KilledException)
        {
            return true;
        }
    }

    /// <summary>Saves a file before one step, and kills the run some steps later.</summary>
    private static (bool Reached, bool Saved) SaveAndKill(OutputFolder output, string path, bool renames, int at, int distance)
    {
        var (step, saved) = (0, false);
        var files = new FileSystem((_, _) =>
        {
            if (step == at)
            {
                saved = TrySave(output, path, renames);
            }

            if (step++ - at >= distance)
            {
                throw new KilledException();
            }
        })
        { Durable = false };
        try
        {
            output.Write(files, New);
        }
        catch (KilledException)
        {
        }

        return (step > at, saved);
    }

    private static bool TrySave(OutputFolder output, string path, bool renames)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(output.Path(path))!);
            var target = renames ? Path.Combine(output.Place, "saved") : output.Path(path);
            File.WriteAllText(target, "mine");
            if (renames)
            {
                File.Move(target, output.Path(path), overwrite: true);
            }

            return true;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // There is a folder of that name, or a file of the name of its folder.
            return false;
        }
    }

    private sealed class KilledException : Exception;
}
