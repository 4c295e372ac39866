using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Cluster;
using MilvusManifests.Json;
using MilvusManifests.Tests.Comparison;
using MilvusManifests.Verification.Objects;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Verification;

/// <summary>Objects as an API server answers them, compared with those that are generated.</summary>
public class LiveObjectTests
{
    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void Every_object_of_a_release_is_found_as_it_was_applied(string release)
    {
        var schemas = new SchemaCatalogue("1.35", Releases.Find(release));

        Assert.All(RenderedSets.Of(release).Select(made => new ClusterObject(made.Reference, made.Node)), target =>
        {
            var live = Live(target);
            Assert.Equal([], LiveObject.Judge(target, live, schemas).Fields.Select(field => field.ToString()));
        });
    }

    [Theory]
    [MemberData(nameof(Releases.Every), MemberType = typeof(Releases))]
    public void A_field_of_the_spec_that_is_gone_is_found(string release)
    {
        var schemas = new SchemaCatalogue("1.35", Releases.Find(release));
        var objects = RenderedSets.Of(release).Select(made => new ClusterObject(made.Reference, made.Node)).Where(target => target.Reference.Group == "monitoring.coreos.com");

        Assert.All(objects, target => Assert.All(target.Spec.Node!.Keys.ToArray(), field =>
        {
            var live = Live(target);
            live = live.With("spec", ((YamlMapping)live["spec"]!).Without(field));
            Assert.Equal(Expected(target, field), LiveObject.Judge(target, live, schemas).Fields.Length);
        }));

        // What its definition fills in is there all the same.
        static int Expected(ClusterObject target, string field) =>
            (target.Reference.Kind, field) is ("Prometheus" or "Alertmanager", "portName") ? 0 : 1;
    }

    private static YamlMapping Live(ClusterObject target)
    {
        var metadata = (YamlMapping)target.Node["metadata"]!;
        var node = target.Node.With("metadata", metadata.With("uid", YamlScalar.String("u")).With("resourceVersion", YamlScalar.String("1")).With("managedFields", YamlSequence.Empty));
        var live = LiveObject.Read(target, "object", Encoding.UTF8.GetBytes(JsonWriter.Write(node)));
        Assert.NotNull(live);
        return live;
    }
}
