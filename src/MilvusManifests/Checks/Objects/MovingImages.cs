using MilvusManifests.Cluster;
using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Targets;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Checks.Objects;

/// <summary>Images are pinned by a tag or a digest.</summary>
internal sealed class MovingImages : IObjectCheck
{
    private const string Latest = "latest";

    // Of milvus-operator, whose objects name images wherever a component can have one of its own.
    private const string MilvusGroup = "milvus.io";

    /// <summary>An image whose content changes under its name.</summary>
    public static readonly DiagnosticCode NotPinned = new(
        "MM4821",
        "image that is not pinned",
        "An image without a tag is 'latest', and latest is another program tomorrow: what a node runs depends on when it pulled, two replicas may differ, " +
        "and a rollback of the manifests rolls nothing back.",
        new("container 'web' of Deployment shop/web uses image 'nginx', which has no tag: it is whatever 'latest' is when a node pulls it", "containers:\n- name: web\n  image: nginx"),
        "Name the version, nginx:1.29.3, or better the digest: it cannot be moved to another content.");

    /// <inheritdoc/>
    public DiagnosticCode Code => NotPinned;

    /// <inheritdoc/>
    public IEnumerable<ObjectFault> Run(CheckedObjects set)
    {
        foreach (var pods in set.Pods)
        {
            foreach (var fault in FaultsOf(pods))
            {
                yield return fault;
            }
        }

        foreach (var kind in (IEnumerable<string>)["Milvus", "MilvusCluster"])
        {
            foreach (var milvus in set.Cluster.Objects.Of(MilvusGroup, kind))
            {
                foreach (var image in ImagesBelow(milvus.Spec.Node))
                {
                    if (Reason(image) is { } reason)
                    {
                        yield return Fault(milvus, milvus.ToString(), image, reason);
                    }
                }
            }
        }
    }

    private static IEnumerable<ObjectFault> FaultsOf(CheckedPods pods)
    {
        var owner = pods.Group.Owner;
        foreach (var container in PodContainer.Of(pods.Spec))
        {
            var shown = $"container {ValueText.Quote(container.Name)} of {owner}";
            if (container.Fields["image"] is YamlScalar image && Reason(image) is { } reason)
            {
                yield return Fault(owner, shown, image, reason);
            }

            foreach (var argument in container.Fields.Items("args"))
            {
                if (argument is YamlScalar { Kind: YamlScalarKind.String } option && InArgument(option) is { } given && Reason(given) is { } why)
                {
                    yield return Fault(owner, $"{ValueText.Quote(option.Value[..option.Value.IndexOf('=', StringComparison.Ordinal)])} of {shown}", given, why);
                }
            }
        }

        foreach (var volume in pods.Spec.Mappings("volumes"))
        {
            if (volume.Fields("image")["reference"] is YamlScalar image && Reason(image) is { } reason)
            {
                yield return Fault(owner, $"volume {ValueText.Quote(volume.Text("name") ?? "")} of {owner}", image, reason);
            }
        }
    }

    private static ObjectFault Fault(ClusterObject owner, string shown, YamlScalar image, string reason) =>
        new(owner, image.Location, $"{shown} uses image {ValueText.Quote(image.Value)}, {reason}")
        {
            Hint = owner.Reference.Group == ScrapeMonitor.Group && OperatedPodSpec.ImageOf(owner.Spec) == image && owner.Spec.Has("version")
                ? "the operator uses 'image' as it is written; it adds 'version' only to its default image"
                : null,
            Subject = image.Value,
            Also = $"and {shown}",
        };

    private static string? Reason(YamlScalar image)
    {
        if (image.Kind != YamlScalarKind.String || image.IsPlaceholder || image.Value.Length == 0 || ImageReference.Parse(image.Value) is not { Digest: null } reference)
        {
            return null;
        }

        return reference.Tag is not { } tag ? "which has no tag: it is whatever 'latest' is when a node pulls it"
            : IsLatest(tag) ? $"whose tag {ValueText.Quote(tag)} moves to every new version"
            : null;
    }

    // latest, 2.6-latest, latest-ubuntu
    private static bool IsLatest(string tag)
    {
        foreach (var part in tag.AsSpan().Split('-'))
        {
            if (tag.AsSpan(part).SequenceEqual(Latest))
            {
                return true;
            }
        }

        return false;
    }

    // A base image gets its tag from the operator.
    private static YamlScalar? InArgument(YamlScalar argument)
    {
        var equals = argument.Value.IndexOf('=', StringComparison.Ordinal);
        var name = equals < 0 ? "" : argument.Value.AsSpan(0, equals);
        return name.SequenceEqual("--prometheus-config-reloader")
            || (name.StartsWith("--", StringComparison.Ordinal) && name.EndsWith("-image", StringComparison.Ordinal) && !name.EndsWith("-base-image", StringComparison.Ordinal))
            ? YamlScalar.String(argument.Value[(equals + 1)..], argument.Location)
            : null;
    }

    private static IEnumerable<YamlScalar> ImagesBelow(YamlNode? node)
    {
        switch (node)
        {
            case YamlMapping mapping:
                foreach (var (key, value) in mapping.Entries)
                {
                    if (key.Value == "image" && value is YamlScalar image)
                    {
                        yield return image;
                    }

                    foreach (var below in ImagesBelow(value))
                    {
                        yield return below;
                    }
                }

                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    foreach (var below in ImagesBelow(item))
                    {
                        yield return below;
                    }
                }

                break;
        }
    }
}
