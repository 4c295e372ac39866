using MilvusManifests.Delivery;
using MilvusManifests.Delivery.Writing;

namespace MilvusManifests.Tests.Delivery;

/// <summary>An output folder that somebody prepared to make a run do harm, or that went wrong.</summary>
/// <param name="Name">What is odd.</param>
/// <param name="Expected">The codes of what a run reports, each once; empty where it writes the set.</param>
/// <param name="Prepare">Makes it so.</param>
internal sealed record HostileFolder(string Name, string Expected, Action<HostilePlace> Prepare)
{
    /// <summary>Files below the output folder that keep their content.</summary>
    public (string Path, string Content)[] Kept { get; init; } = [];
}

/// <summary>The table of such folders.</summary>
internal static class HostileFolders
{
    private const string Precious = HostilePlace.Precious;
    private const string Lock = Inventory.FileName;
    private static readonly (string, string)[] Readme = [("README.md", Precious)];

    public static HostileFolder[] All { get; } = [.. Locks(), .. Targets(), .. WorkFolders(), .. Records(), .. Outputs()];

    private static IEnumerable<HostileFolder> Locks()
    {
        yield return new("a lock that lists a file outside by '..'", "MM5004", place => place.Lock(("../outside/target.yaml", Precious)));
        yield return new("a lock that lists a file outside by '..' on the way", "MM5004", place => place.Lock(("b/../../outside/target.yaml", Precious)));
        yield return new("a lock that lists an absolute path", "MM5004", place => place.Lock((Path.Combine(place.Outside, "target.yaml"), Precious)));
        yield return new("a lock that lists a path of Windows", "MM5004", place => place.Lock(("..\\outside\\target.yaml", Precious)));
        yield return new("a lock that lists a file of git", "MM5004", place => Put(place, ".git/config").Lock((".git/config", Precious))) { Kept = [(".git/config", Precious)] };
        yield return new("a lock that lists a file of git in capitals", "MM5004", place => Put(place, ".GIT/config").Lock((".GIT/config", Precious))) { Kept = [(".GIT/config", Precious)] };
        yield return new("a lock that lists a file of git by its short name", "MM5004", place => Put(place, "GIT~1/config").Lock(("GIT~1/config", Precious))) { Kept = [("GIT~1/config", Precious)] };
        yield return new("a lock that lists a record", "MM5004", place => place.Lock((".milvus-manifests/record", Precious)));
        yield return new("a lock that lists a lock", "MM5004", place => place.Lock(("Manifests.Lock.yaml", Precious)));
        yield return new("a lock that lists a foreign file with another hash", "MM5009", place => Put(place, "README.md").Lock([.. HostilePlace.Old, ("README.md", "other")])) { Kept = Readme };
        yield return new("a lock with a duplicate file", "MM5004", place => place.Lock(("a.yaml", "old"), ("a.yaml", "new")));
        yield return new("a lock that lists a file in two spellings", "MM5004", place => place.Lock(("a.yaml", "old"), ("A.yaml", "old")));
        yield return new("a lock with two lists", "MM5004", place => place.Output.Put(Lock, place.Output.Read(Lock) + "files:\n"));
        yield return new("a lock with a merge conflict", "MM5004", place => place.Output.Put(Lock, "<<<<<<< HEAD\n" + place.Output.Read(Lock)));
        yield return new("a lock with a hash that is none", "MM5004", place => place.Output.Put(Lock, "files:\n  a.yaml: sha256:00\n"));
        yield return new("a lock that is empty", "MM5004", place => place.Output.Put(Lock, ""));
        yield return new("a lock that is not text", "MM5004", place => File.WriteAllBytes(place.PathOf(Lock), [0xff, 0, 1, 2, 0xfe]));
        yield return new("a lock of 17 MiB", "MM5004", place => place.Sparse(Lock, 17 * 1024 * 1024));
        yield return new("a lock that is a link", "MM5004", place => place.Link(Lock, Path.Combine(place.Outside, "lock")));
        yield return new("a lock that is a pipe", "MM5004", place => place.Pipe(Lock));
        yield return new("a lock that is a socket", "MM5004", place => place.Socket(Lock));
        yield return new("a lock that is a folder", "MM5004", place => place.Folder(Lock));
        yield return new("a lock with a path of 500 folders", "", place => place.Lock((string.Concat(Enumerable.Repeat("a/", 500)) + "b", "x"), ("a.yaml", "old"), ("b/c.yaml", "same")));
        yield return new("a lock that lists what is behind a link", "MM5003", place =>
        {
            place.Link("linked", place.Outside);
            place.Lock(("linked/target.yaml", Precious));
        });
        yield return new("a lock that lists a pipe as an empty file", "MM5003", place =>
        {
            place.Pipe("pipe.yaml");
            place.Lock(("pipe.yaml", ""));
        });
    }

    private static IEnumerable<HostileFolder> Targets()
    {
        yield return new("a file that is a link", "MM5003", place => place.Link("a.yaml", Path.Combine(place.Outside, "target.yaml")));
        yield return new("a file that is a link to nothing", "MM5003", place => place.Link("a.yaml", Path.Combine(place.Outside, "new.yaml")));
        yield return new("a file that is a pipe", "MM5003", place => place.Pipe("a.yaml"));
        yield return new("a file that is a socket", "MM5003", place => place.Socket("a.yaml"));
        yield return new("a file that is a folder", "MM5003", place => place.Folder("a.yaml"));
        yield return new("a file that is a second name of one outside", "", place =>
        {
            place.HardLink("a.yaml", Path.Combine(place.Outside, "target.yaml"));
            place.Lock(("a.yaml", Precious), ("b/c.yaml", "same"));
        });
        yield return new("a file of 100 GiB", "MM5009", place => place.Sparse("a.yaml", 100L * 1024 * 1024 * 1024));
        yield return new("a file that was edited", "MM5009", place => place.Output.Put("a.yaml", Precious)) { Kept = [("a.yaml", Precious)] };
        yield return new("a new file whose place is taken", "MM5003", place => Put(place, "d/e.yaml")) { Kept = [("d/e.yaml", Precious)] };
        yield return new("a folder that is a link", "MM5003", place => place.Link("b", Path.Combine(place.Outside, "below")));
        yield return new("a new folder that is a link", "MM5003", place => place.Link("d", Path.Combine(place.Outside, "below")));
        yield return new("a new folder that is a pipe", "MM5003", place => place.Pipe("d"));
        yield return new("a new folder that is a file", "MM5003", place => Put(place, "d")) { Kept = [("d", Precious)] };
        yield return new("a removed file that is a link", "MM5003", place => place.Link("gone.yaml", Path.Combine(place.Outside, "target.yaml")));
        yield return new("a removed file that is a pipe", "MM5003", place => place.Pipe("gone.yaml"));
        yield return new("a removed file that was edited", "MM5009", place => Put(place, "gone.yaml")) { Kept = [("gone.yaml", Precious)] };
    }

    private static IEnumerable<HostileFolder> WorkFolders()
    {
        yield return new("a work folder that is a file", "MM5008", place => Put(place, WorkFolder.Name));
        yield return new("a work folder that is a link", "MM5008", place => place.Link(WorkFolder.Name, place.Outside));
        yield return new("a work folder that is a pipe", "MM5008", place => place.Pipe(WorkFolder.Name));
        yield return new("a work folder that is a socket", "MM5008", place => place.Socket(WorkFolder.Name));
        foreach (var path in (string[])[WorkFolder.Record, WorkFolder.Draft, WorkFolder.StagedLock, WorkFolder.Ignore, WorkFolder.Staged(0)])
        {
            yield return new($"{path} that is a link", "MM5008", place => place.Link(path, Path.Combine(place.Outside, "target.yaml")));
            yield return new($"{path} that is a pipe", "MM5008", place => place.Pipe(path));
            yield return new($"{path} that is a folder", "MM5008", place => place.Folder(path));
        }

        yield return new("a work folder without a record, in git, with files of others", "", place =>
            Put(place, WorkFolder.Staged(0), WorkFolder.Staged(7), WorkFolder.Draft, WorkFolder.StagedLock, WorkFolder.Name + "/notes.md", WorkFolder.Name + "/new/0"))
        { Kept = [(WorkFolder.Name + "/notes.md", Precious), (WorkFolder.Name + "/new/0", Precious)] };
        yield return new("a work folder with a link of others", "", place => place.Link(WorkFolder.Name + "/link", place.Outside));
    }

    private static IEnumerable<HostileFolder> Records()
    {
        yield return new("a record that is good", "", place => place.GoodRecord());
        yield return new("a record that is not one", "MM5008", place => Put(place, WorkFolder.Record));
        yield return new("a record that is cut off", "MM5008", place => Edit(place, text => text[..^5]));
        yield return new("a record of another version", "MM5008", place => Edit(place, text => text.Replace("record 1", "record 2", StringComparison.Ordinal)));
        yield return new("a record of 17 MiB", "MM5008", place => place.Sparse(WorkFolder.Record, 17 * 1024 * 1024));
        yield return new("a record with a path of 2,000 characters", "MM5008", place => Edit(place, text => text.Replace("d/e.yaml", new string('d', 2000), StringComparison.Ordinal)));
        foreach (var path in (string[])["../outside/target.yaml", "/etc/passwd", "b/../../outside/target.yaml", ".git/hooks/pre-commit", ".milvus-manifests/0", Lock, "a.yaml", "A.yaml"])
        {
            yield return new($"a record with the path {path}", "MM5008", place => Edit(place, text => text.Replace("d/e.yaml", path, StringComparison.Ordinal)));
        }

        yield return new("a record that removes a foreign file", "MM5008", place => Put(place, "README.md").Record(place.Output.Read(Lock), ("README.md", Precious, null))) { Kept = Readme };
        yield return new("a record that replaces a foreign file", "MM5008", place =>
            Put(place, "README.md").Record(HostilePlace.LockText(("a.yaml", "old"), ("README.md", "x")), ("README.md", Precious, "x")))
        { Kept = Readme };
        yield return new("a record that writes where a foreign file is", "MM5009", place =>
            Put(place, "README.md").Record(HostilePlace.LockText(("a.yaml", "old"), ("b/c.yaml", "same"), ("README.md", "x")), ("README.md", null, "x")))
        { Kept = Readme };
        yield return new("a record with another hash than the lock", "MM5008", place => place.Record(HostilePlace.LockText(("a.yaml", "x")), ("a.yaml", Precious, "x")));
        yield return new("a record that leaves out of the lock what it writes", "MM5008", place => place.Record(HostilePlace.LockText(("b/c.yaml", "same")), ("a.yaml", "old", "x")));
        yield return new("a record without its content", "MM5008", place => Edit(place, text => text, WorkFolder.Staged(0), null));
        yield return new("a record with other content", "MM5008", place => Edit(place, text => text, WorkFolder.Staged(0), Precious));
        yield return new("a record without its lock", "MM5008", place => Edit(place, text => text, WorkFolder.StagedLock, null));
        yield return new("a record with another lock", "MM5008", place => Edit(place, text => text, WorkFolder.StagedLock, Precious));
        yield return new("a record whose lock lists a file outside", "MM5008", place => place.Record(HostilePlace.LockText(("../outside/target.yaml", Precious))));
        yield return new("a record that starts from another lock", "MM5013", place =>
        {
            Put(place, "README.md").GoodRecord();
            place.Output.Put(Lock, place.Output.Read(Lock) + "\n");
        });
        yield return new("a record that is finished, and removes a foreign file", "", place =>
        {
            Put(place, "README.md").Record("x", ("README.md", Precious, null));
            Edit(place, text => $"milvus-manifests record 1\nlock - {HostilePlace.Hash(place.Output.Read(Lock))}\n{text.Split('\n')[2]}\nend\n", good: false);
        })
        { Kept = Readme };
        yield return new("a record that writes behind a link", "MM5003", place =>
        {
            place.Link("linked", place.Outside);
            place.Record(HostilePlace.LockText(("a.yaml", "old"), ("b/c.yaml", "same"), ("linked/new.yaml", "x")), ("linked/new.yaml", null, "x"));
        });
        yield return new("a record that removes behind a link", "", place =>
        {
            place.Link("linked", place.Outside);
            place.Lock(("a.yaml", "old"), ("b/c.yaml", "same"), ("linked/target.yaml", Precious));
            place.Record(HostilePlace.LockText(("a.yaml", "old"), ("b/c.yaml", "same")), ("linked/target.yaml", Precious, null));
        });
        yield return new("a record whose file was edited since", "MM5009", place =>
        {
            place.GoodRecord();
            Put(place, "a.yaml");
        })
        { Kept = [("a.yaml", Precious)] };
        yield return new("a record whose file is a pipe now", "MM5003", place =>
        {
            place.GoodRecord();
            place.Pipe("a.yaml");
        });
    }

    private static IEnumerable<HostileFolder> Outputs()
    {
        yield return new("an output that is a file", "MM5005", place =>
        {
            place.Delete(".");
            File.WriteAllText(place.Output.Root, Precious);
        });
        yield return new("an output that is a pipe", "MM5005", place => place.Pipe("."));
        yield return new("an output that is a socket", "MM5005", place => place.Socket("."));
        yield return new("an output that is a link to nothing", "MM5005", place => place.Link(".", Path.Combine(place.Outside, "new")));
        yield return new("an output that is a link to itself", "MM5005", place => place.Link(".", "output"));
    }

    private static HostilePlace Put(HostilePlace place, params string[] paths)
    {
        foreach (var path in paths)
        {
            place.Output.Put(path, Precious);
        }

        return place;
    }

    /// <summary>Changes a record, and one of the files that wait for it.</summary>
    private static void Edit(HostilePlace place, Func<string, string> edit, string? file = null, string? content = null, bool good = true)
    {
        if (good)
        {
            place.GoodRecord();
        }

        place.Output.Put(WorkFolder.Record, edit(place.Output.Read(WorkFolder.Record)));
        if (file is not null)
        {
            place.Delete(file);
            _ = content is null ? place.Output : place.Output.Put(file, content);
        }
    }
}
