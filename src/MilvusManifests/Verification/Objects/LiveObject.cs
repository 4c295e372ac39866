using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Comparison.Fields;
using MilvusManifests.Json;
using MilvusManifests.Schemas.Kubernetes.Rules;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Verification.Objects;

/// <summary>An object as an API server answered it.</summary>
internal static class LiveObject
{
    // What tells one program from another; the instance label does not, since Argo CD may write its own there.
    private static readonly string[] Identity = ["app.kubernetes.io/name", "app.kubernetes.io/part-of"];

    /// <summary>Reads an answer; null if it is not the object that was asked for.</summary>
    public static YamlMapping? Read(ClusterObject expected, string path, byte[] answer)
    {
        var source = new SourceText(path, Encoding.UTF8.GetString(answer));
        return JsonReader.Read(source, new JsonReaderOptions { AllowDuplicateKeys = true }).Value is YamlMapping live
            && GroupVersionKind.Of(live) == GroupVersionKind.Of(expected.Node)
            && live.At("metadata", "name") is YamlScalar { Value: var name } && name == expected.Name ? live : null;
    }

    /// <summary>How an object of a cluster is, compared with the set's.</summary>
    /// <param name="expected">The object of the set.</param>
    /// <param name="live">The object of the cluster.</param>
    /// <param name="schemas">The kinds of the cluster.</param>
    public static ObjectState Judge(ClusterObject expected, YamlMapping live, SchemaCatalogue schemas)
    {
        var metadata = new ObjectFields(live).Fields("metadata");
        if (metadata.Has("deletionTimestamp"))
        {
            return new(expected, ObjectCondition.Deleting) { Reason = Finalizers(metadata) };
        }

        var fields = NodeComparison.CompareApplied(expected.Reference, live, expected.Node, schemas.Find(GroupVersionKind.Of(expected.Node)));
        if (!fields.IsEmpty)
        {
            return OwnerOf(expected, metadata) is { } owner
                ? new(expected, ObjectCondition.Foreign) { Reason = owner, Fields = fields }
                : new(expected, ObjectCondition.Different) { Fields = fields };
        }

        return ReportedStatus.Fault(expected.Reference, live) is { } fault ? new(expected, ObjectCondition.NotReady) { Reason = fault } : new(expected, ObjectCondition.Same);
    }

    private static string? Finalizers(ObjectFields metadata)
    {
        var names = new List<string>();
        foreach (var name in metadata.Texts("finalizers"))
        {
            names.Add(Excerpt.Of(name.Value));
        }

        return names.Count == 0 ? null : $"it waits for {string.Join(", ", names.Take(5))}";
    }

    private static string? OwnerOf(ClusterObject expected, ObjectFields live)
    {
        var wanted = expected.Fields.Fields("metadata");
        var annotations = live.Fields("annotations");
        if (annotations.Text("meta.helm.sh/release-name") is { Length: > 0 } release && !wanted.Fields("annotations").Has("meta.helm.sh/release-name"))
        {
            return $"it belongs to the Helm release {Excerpt.Of($"{annotations.Text("meta.helm.sh/release-namespace")}/{release}".TrimStart('/'))}";
        }

        foreach (var label in Identity)
        {
            if (wanted.Fields("labels").Text(label) is { } asked && live.Fields("labels").Text(label) is { } has && asked != has)
            {
                return $"its label {label} is '{Excerpt.Of(has)}' instead of '{asked}'";
            }
        }

        return null;
    }
}
