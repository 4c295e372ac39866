using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;

namespace MilvusManifests.Configuration;

/// <summary>The shape of <c>kubePrometheus.source</c> and its binding.</summary>
internal static class SourceShape
{
    private static readonly PropertyShape<string> Directory = Property.Text("directory", SourcePath.Syntax,
        "A checkout, an unpacked release or its `manifests` folder; it may be outside this file's folder.");

    private static readonly PropertyShape<string> Archive = Property.Text("archive", ArchiveAddress.Syntax,
        "A `.tar.gz` or `.zip` of a release; a path may lead outside this file's folder.");

    private static readonly PropertyShape<string> Checksum = Property.Text("sha256", Sha256.Syntax, "The SHA-256 of the archive.");

    private static readonly PropertyShape<string> Url = Property.Text("url", GitUrl.Syntax, "The repository.") with { IsRequired = true };

    private static readonly PropertyShape<string> Tag = Property.Text("tag", GitTagName.Syntax, "The tag.") with { IsRequired = true };

    private static readonly PropertyShape<string> Commit = Property.Text("commit", GitCommit.Syntax, "The commit that the tag must point to.") with { IsRequired = true };

    private static readonly PropertyShape Git = new("git", new MappingShape(Url, Tag, Commit), "A tag of a git repository.");

    /// <summary>The shape.</summary>
    public static ChoiceOrMappingShape Shape { get; } = new(
        new ChoiceShape(BuiltinSource.Word),
        new MappingShape(Directory, Archive, Checksum, Git)
        {
            Rules = [new ExactlyOne(Directory.Name, Archive.Name, Git.Name), new Together(Archive.Name, Checksum.Name)],
        });

    /// <summary>The source of a node to which the shape was applied.</summary>
    public static KubePrometheusSource Bind(BoundNode source) =>
        source.Members.IsEmpty ? new BuiltinSource(source.Node.Location)
        : source.Find(Directory) is { } path ? new DirectorySource(path)
        : source.Find(Archive) is { } address ? new ArchiveSource(address, source.Get(Checksum))
        : new GitSource(source[Git].Get(Url), source[Git].Get(Tag), source[Git].Get(Commit));
}
