using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using MilvusManifests.Checks;
using MilvusManifests.Delivery.Writing;

namespace MilvusManifests.Tests.Delivery;

/// <summary>Any two sets, any file of somebody else, and a run that ends before any step, and so does the next.</summary>
public class RandomInterruptionTests
{
    private static readonly string[] Paths = ["a", "a/b", "a/b/c", "a/d", "b.yaml", "B.yaml", "kustomization.yaml", "e/f", "e/g/h"];

    [Fact]
    public void The_next_run_completes_the_new_set_or_leaves_the_old_one_and_says_why() =>
        Prop.ForAll(
            Arb.From(
                from old in Sets()
                from fresh in Sets()
                from foreign in Gen.Elements(Paths)
                from first in Gen.Choose(0, 45)
                from second in Gen.Choose(0, 45)
                select (old, fresh, foreign, first, second)),
            run => Holds(run.old, run.fresh, run.foreign, run.first, run.second)).Check(Config.QuickThrowOnFailure.WithMaxTest(150));

    private static Gen<ImmutableArray<(string Path, string Content)>> Sets() =>
        from count in Gen.Choose(0, 5)
        from paths in Gen.Elements(Paths).ArrayOf(count)
        from contents in Gen.Elements("1", "2", "3\n").ArrayOf(count)
        select ImmutableArray.CreateRange(paths.Zip(contents).Aggregate(
            Array.Empty<(string, string)>(),
            ((string, string)[] set, (string, string) file) => OutputNames.Find(OutputFolder.Set([.. set, file])).IsEmpty ? [.. set, file] : set));

    private static bool Holds(ImmutableArray<(string Path, string Content)> old, ImmutableArray<(string Path, string Content)> fresh, string foreign, int first, int second)
    {
        using var output = new OutputFolder();
        Assert.True(output.Write([.. old]).Succeeded);
        var isForeign = TryPut(output, foreign);
        var before = output.Everything();
        Kill(output, fresh, first);
        Kill(output, fresh, second);

        var result = output.Write([.. fresh]);
        string[] mine = isForeign ? [$"{foreign} = mine"] : [];
        if (!result.Succeeded)
        {
            Assert.True(isForeign);
            Assert.All(result.Diagnostics, diagnostic => Assert.Equal("MM5003", diagnostic.Code.Id));
            Assert.Equal(before, output.Everything());
        }
        else
        {
            Assert.Equal(fresh.Select(file => $"{file.Path} = {file.Content}").Concat(mine).Order(StringComparer.Ordinal), output.Files());
        }

        return true;
    }

    private static bool TryPut(OutputFolder output, string path)
    {
        if (Path.Exists(output.Path(path)))
        {
            return false;
        }

        try
        {
            output.Put(path, "mine");
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Kill(OutputFolder output, ImmutableArray<(string Path, string Content)> set, int end)
    {
        var step = 0;
        var files = new FileSystem((_, _) =>
        {
            if (step++ >= end)
            {
                throw new KilledException();
            }
        })
        { Durable = false };
        try
        {
            output.Write(files, [.. set]);
        }
        catch (KilledException)
        {
        }
    }

    private sealed class KilledException : Exception;
}
