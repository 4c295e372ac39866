using System.Security.Cryptography;
using System.Text;
using MilvusManifests.Configuration;
using MilvusManifests.Text;

namespace MilvusManifests.Upstream;

/// <summary>Reads upstream's manifests from a folder: a checkout, an unpacked release, or the manifests folder itself.</summary>
internal sealed class UpstreamFolder
{
    private readonly DirectorySource source;
    private readonly string root;
    private readonly SourceLimits limits;
    private readonly DiagnosticBag diagnostics = new();
    private readonly List<(string Path, FileInfo File)> found = [];
    private long size;

    private UpstreamFolder(DirectorySource source, string root, SourceLimits limits)
    {
        this.source = source;
        this.root = root;
        this.limits = limits;
    }

    /// <summary>The files of a source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="folder">The folder of the configuration; empty for the current one.</param>
    /// <param name="limits">The limits.</param>
    public static Result<UpstreamFiles> Read(DirectorySource source, string folder, SourceLimits limits)
    {
        var reader = new UpstreamFolder(source, Path.Combine(folder, source.Path.Value), limits);
        try
        {
            return reader.Read();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return reader.Fail(UpstreamCodes.Unreadable, $"source '{reader.root}' cannot be read: {refused.Message.ReplaceLineEndings(" ")}");
        }
    }

    private Result<UpstreamFiles> Read()
    {
        if (!Directory.Exists(root))
        {
            return Fail(UpstreamCodes.Missing, File.Exists(root)
                ? $"source '{root}' is a file; 'directory' must be a folder; use 'archive' for an archive"
                : $"folder '{root}' not found; the path is relative to the folder of the configuration");
        }

        if (FindManifests() is not { } manifests)
        {
            return Fail(UpstreamCodes.Missing,
                $"source '{root}' has no {ManifestsFolder.Name}/{ManifestsFolder.Setup}; use a checkout of kube-prometheus, an unpacked release or its {ManifestsFolder.Name} folder");
        }

        if (manifests != root && LeavesFolder(new DirectoryInfo(manifests)))
        {
            Refuse(root, ManifestsFolder.Name, $"'{ManifestsFolder.Name}' is a link that leads out of the source's folder; use the folder that it points to");
        }
        else
        {
            ReadFolder(manifests, "");
        }

        if (diagnostics.HasErrors)
        {
            return new(null, diagnostics.ToImmutable());
        }

        found.Sort((a, b) => string.CompareOrdinal(a.Path, b.Path));
        var contents = found.Select(file => File.ReadAllBytes(file.File.FullName)).ToArray();
        var files = new UpstreamFile[found.Count];
        Parallel.For(0, files.Length, i => files[i] = new UpstreamFile(found[i].Path, Shown(manifests, found[i].Path), contents[i]));
        return new(
            new UpstreamFiles([.. files], $"directory sha256:{Digest(files)}") { Folder = manifests },
            diagnostics.ToImmutable());
    }

    // An archive that was unpacked into its own folder has its single top folder there.
    private string? FindManifests()
    {
        string[] candidates = [Path.Combine(root, ManifestsFolder.Name), root];
        return Array.Find(candidates, HasSetup)
            ?? (Directory.GetDirectories(root) is [var only] && HasSetup(Path.Combine(only, ManifestsFolder.Name)) ? Path.Combine(only, ManifestsFolder.Name) : null);
    }

    private static bool HasSetup(string folder) => Directory.Exists(Path.Combine(folder, ManifestsFolder.Setup));

    private void ReadFolder(string manifests, string below)
    {
        var folder = Path.Combine(manifests, below);
        var listed = FolderWalk.List(folder, folder, _ => false);
        diagnostics.AddRange(listed.Diagnostics.Select(diagnostic => diagnostic with { Code = UpstreamCodes.Unreadable }));
        foreach (var entry in listed.Value)
        {
            var path = below.Length == 0 ? entry.Path : $"{below}/{entry.Path}";
            var file = new FileInfo(Path.Combine(manifests, path));
            var isSetup = path == ManifestsFolder.Setup;
            if ((isSetup || ManifestsFolder.IsRead(path)) && LeavesFolder(file))
            {
                Refuse(manifests, path, $"'{path}' is a link that leads out of the source's folder; replace it with the file itself");
            }
            else if (file.Attributes.HasFlag(FileAttributes.Directory))
            {
                ReadSubfolder(manifests, path, isSetup);
            }
            else if (ManifestsFolder.IsRead(path))
            {
                Add(manifests, path, new FileInfo(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? file.FullName));
            }
        }
    }

    private void ReadSubfolder(string manifests, string path, bool isSetup)
    {
        if (isSetup)
        {
            ReadFolder(manifests, path);
        }
        else if (!Path.GetFileName(path).StartsWith('.'))
        {
            diagnostics.Add(Diagnostic.Warning(UpstreamCodes.Ignored, Place(Shown(manifests, path)), $"folder '{path}' of the source is ignored: upstream's manifests are in {ManifestsFolder.Name}/ and {ManifestsFolder.Name}/{ManifestsFolder.Setup}/"));
        }
    }

    private void Add(string manifests, string path, FileInfo file)
    {
        // A pipe or device has no length, and opening it might block forever.
        if (!file.Exists || file.Length == 0)
        {
            Refuse(manifests, path, $"'{path}' is empty or not a regular file");
            return;
        }

        size += file.Length;
        found.Add((path, file));
        if (file.Length > limits.FileBytes)
        {
            Refuse(manifests, path, FormattableString.Invariant($"'{path}' has {file.Length} bytes; the limit for a file is {limits.FileBytes}"));
        }
        else if (found.Count == limits.Files + 1)
        {
            Refuse(manifests, path, FormattableString.Invariant($"the source has more than {limits.Files} files"));
        }
        else if (size > limits.AllBytes && size - file.Length <= limits.AllBytes)
        {
            Refuse(manifests, path, FormattableString.Invariant($"the files of the source have more than {limits.AllBytes} bytes in total"));
        }
    }

    // The folder named by the user may itself be a link; links in it may only point to files in it, and not through another link.
    private bool LeavesFolder(FileSystemInfo entry)
    {
        if (entry.LinkTarget is null)
        {
            return false;
        }

        var home = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar;
        var target = Path.GetFullPath(entry.LinkTarget, Path.GetDirectoryName(entry.FullName)!);
        if (!target.StartsWith(home, StringComparison.Ordinal))
        {
            return true;
        }

        for (var at = target; at.Length > home.Length; at = Path.GetDirectoryName(at)!)
        {
            if (new FileInfo(at).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static string Digest(UpstreamFile[] files)
    {
        var list = string.Concat(files.Select(file => $"{file.Sum}  {file.Path}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)));
    }

    private void Refuse(string manifests, string path, string message) =>
        diagnostics.Add(Diagnostic.Error(UpstreamCodes.Refused, Place(Shown(manifests, path)), message));

    private Result<UpstreamFiles> Fail(DiagnosticCode code, string message) => new(null, [Diagnostic.Error(code, source.Path.Location, message)]);

    private static string Shown(string manifests, string path) => $"{manifests.TrimEnd('/')}/{path}";

    private static Location Place(string shown) => new SourceText(shown, "").At(0, 0);
}
