using MilvusManifests.Values;

namespace MilvusManifests.Tests.Values;

/// <summary>How the place of a field is written.</summary>
public class FieldPathTests
{
    [Fact]
    public void A_path_is_written_as_people_write_it()
    {
        var containers = FieldPath.Root.Field("spec").Field("template").Field("spec").Field("containers");

        Assert.Equal("spec.template.spec.containers[0].image", containers.Item(0).Field("image").ToString());
        Assert.Equal("containers[grafana].args --port", containers.Item("grafana").Field("args").Flag("--port").ToShortString());
        Assert.Equal("spec.template.spec.containers[].args --port", containers.Item("grafana").Field("args").Flag("--port").Shape);
        Assert.Equal("", FieldPath.Root.ToString());
    }

    [Theory]
    [InlineData("app.kubernetes.io/name", "labels[app.kubernetes.io/name]")]
    [InlineData("a b", "labels[a b]")]
    [InlineData("", "labels[]")]
    [InlineData("a\nb", "labels[a b]")]
    [InlineData("$ref", "labels.$ref")]
    public void A_name_that_is_not_a_plain_word_is_put_in_brackets(string name, string path) => Assert.Equal(path, FieldPath.Root.Field("labels").Field(name).ToString());

    [Fact]
    public void Equal_paths_are_equal()
    {
        Assert.Equal(FieldPath.Root.Field("a").Item(1), FieldPath.Root.Field("a").Item("1"));
        Assert.Equal(FieldPath.Root.Field("a").Item(1).GetHashCode(), FieldPath.Root.Field("a").Item("1").GetHashCode());
        Assert.NotEqual(FieldPath.Root.Field("a").Item(1), FieldPath.Root.Field("a").Field("1"));
    }
}
