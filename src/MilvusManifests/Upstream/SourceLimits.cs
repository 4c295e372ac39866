namespace MilvusManifests.Upstream;

/// <summary>The limits of reading a source: each is many times what any release of kube-prometheus has.</summary>
internal sealed record SourceLimits
{
    private const int MiB = 1024 * 1024;

    /// <summary>The default limits.</summary>
    public static SourceLimits Default { get; } = new();

    /// <summary>The largest file of a source, in bytes.</summary>
    public int FileBytes { get; init; } = 16 * MiB;

    /// <summary>How many files <c>manifests/</c> may have.</summary>
    public int Files { get; init; } = 1000;

    /// <summary>How large the files of <c>manifests/</c> may be together, in bytes.</summary>
    public int AllBytes { get; init; } = 64 * MiB;

    /// <summary>The largest archive, in bytes.</summary>
    public int ArchiveBytes { get; init; } = 64 * MiB;

    /// <summary>How many entries an archive may have.</summary>
    public int Entries { get; init; } = 50_000;

    /// <summary>How many bytes an archive may unpack to.</summary>
    public long UnpackedBytes { get; init; } = 512L * MiB;

    /// <summary>How many times its own size an archive may unpack to, once it is beyond <see cref="UnsuspectedBytes"/>.</summary>
    public int Ratio { get; init; } = 100;

    /// <summary>How many bytes may come out of an archive of any size.</summary>
    public int UnsuspectedBytes { get; init; } = 16 * MiB;

    /// <summary>How many bytes an archive of a size may unpack to.</summary>
    public long UnpackedBytesOf(long archive) => Math.Min(UnpackedBytes, Math.Max(UnsuspectedBytes, archive * Ratio));
}
