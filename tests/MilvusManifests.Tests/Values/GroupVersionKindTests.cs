using MilvusManifests.Values;

namespace MilvusManifests.Tests.Values;

/// <summary>What an object's apiVersion and kind say.</summary>
public class GroupVersionKindTests
{
    [Theory]
    [InlineData("v1", "", "v1")]
    [InlineData("apps/v1", "apps", "v1")]
    [InlineData("a/b/c", "a", "b/c")]
    [InlineData("", "", "")]
    public void An_apiVersion_is_a_group_and_a_version(string apiVersion, string group, string version)
    {
        var kind = new GroupVersionKind(apiVersion, "Pod");

        Assert.Equal((group, version), (kind.Group, kind.Version));
        Assert.Equal(kind, GroupVersionKind.Of(group, version, "Pod"));
    }

    [Theory]
    [InlineData("kustomize.config.k8s.io/v1beta1", true)]
    [InlineData("milvusmanifests/v1", true)]
    [InlineData("milvusmanifests", false)]
    [InlineData("apps/v1", false)]
    public void Files_of_tools_are_local(string apiVersion, bool isLocal) => Assert.Equal(isLocal, new GroupVersionKind(apiVersion, "Any").IsLocal);
}
