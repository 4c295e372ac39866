using System.Collections.Immutable;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>The shape of <c>kubePrometheus.images</c> and its binding.</summary>
internal static class ImagesShape
{
    private static readonly PropertyShape<string> Registry =
        Property.Text("registry", ImageRegistry.Syntax, "Replaces the registry host of every image.") with { Absent = "each image's own" };

    private static readonly ImmutableArray<PropertyShape<string>> DigestsByImage =
        [.. ImagesConfiguration.Names.Select(name => Property.Text(name, ImageDigest.Syntax, $"The digest of {name}.") with { Absent = "the tag only" })];

    private static readonly PropertyShape Digests =
        new("digests", new MappingShape([.. DigestsByImage]), "Digests by image, which are then pulled as `tag@sha256:...`.");

    private static readonly PropertyShape PullSecrets =
        new("pullSecrets", new SequenceShape(new StringShape(DnsSubdomain.Syntax)), "Names of image pull Secrets in the stack's namespace.") { Default = YamlSequence.Empty };

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(Registry, Digests, PullSecrets);

    /// <summary>The settings of a node to which the shape was applied.</summary>
    public static ImagesConfiguration Bind(BoundNode section) => new(
        section.Find(Registry),
        DigestsByImage.Where(image => section[Digests][image].IsPresent)
            .ToImmutableSortedDictionary(image => image.Name, image => section[Digests].Get(image), StringComparer.Ordinal),
        [.. section[PullSecrets].Items.Select(name => name.As(DnsSubdomain.Syntax))]);
}
