using MilvusManifests.Comparison.Fields;

namespace MilvusManifests.Tests.Comparison;

/// <summary>JSON and YAML in the texts of ConfigMaps and Secrets.</summary>
public class EmbeddedDocumentTests
{
    [Theory]
    [InlineData("app.yaml", "server:\n  port: 80\n", "server:\n  port: 81\n", "YAML: 1 changed", "server.port: 80 -> 81")]
    [InlineData("app.yml", "a: 1\nb: 2\n", "b: 2\na: 1\n", "YAML: same values, written differently", "")]
    [InlineData("config", "a: 1\nb: [x, y]\n", "a: 1\nb: [x, z]\nc: 3\n", "YAML: 2 added, 1 removed", "b[]: y\nb[]: z\nc: 3")]
    [InlineData("app.json", "{\n  \"a\": {\"b\": 1}\n}\n", "{\n  \"a\": {\"b\": 2}\n}\n", "JSON: 1 changed", "a.b: 1 -> 2")]
    [InlineData("routes", "[\n{\"name\": \"a\", \"to\": 1}\n]", "[\n{\"name\": \"a\", \"to\": 2}\n]", "JSON: 1 changed", "[a].to: 1 -> 2")]
    [InlineData("all.yaml", "a: 1\n---\nb: 2\n", "a: 1\n---\nb: 3\n", "YAML: 1 changed", "[1].b: 2 -> 3")]
    [InlineData("all.yaml", "a: 1\n", "a: 1\n---\nb: 3\n", "YAML: 1 added", "[1]: {b: 3}")]
    [InlineData("set.yaml", "kind: A\nmetadata: {name: x}\n---\nkind: B\nmetadata: {name: y}\nspec: 1\n", "kind: B\nmetadata: {name: y}\nspec: 2\n---\nkind: A\nmetadata: {name: x}\n", "YAML: 1 changed", "[B y].spec: 1 -> 2")]
    [InlineData("app.yaml", "database:\n  user: a\n  password: hunter2\n", "database:\n  user: b\n  password: hunter3\n", "YAML: 2 changed", "database.password: changed\ndatabase.user: a -> b")]
    [InlineData("app.yaml", "a: 1\nb: 2\n", "a: 1\nb: 2\ndatabase:\n  password: hunter2\n", "YAML: 1 added", "database: {password: (hidden)}")]
    [InlineData("run.sh", "set -e\na\n", "set -e\nb\n", "1 line added, 1 removed", "")]
    [InlineData("app.yaml", "a: [\n", "a: 1\nb: 2\n", "2 lines added, 1 removed", "")]
    public void A_document_is_compared_by_field(string key, string old, string fresh, string summary, string parts)
    {
        var field = Field("ConfigMap", "data", key, old, fresh);

        Assert.Equal(summary, field.Summary);
        Assert.Equal(parts, string.Join('\n', field.Parts));
    }

    [Theory]
    [InlineData("note", "one line", "another line")]
    [InlineData("note", "a: 1", "a: 2")]
    public void A_short_text_is_shown(string key, string old, string fresh) => Assert.Equal($"{old} -> {fresh}", Field("ConfigMap", "data", key, old, fresh).Difference);

    [Theory]
    [InlineData("stringData", "user: hunter2\nkey: a\n", "user: hunter3\nkey: a\n", "YAML: 1 changed")]
    [InlineData("data", "user: hunter2\nkey: a\n", "user: hunter3\nkey: b\n", "YAML: 2 changed")]
    [InlineData("stringData", "{\n\"a\": \"hunter2\"}", "{\n\"a\": \"hunter3\", \"b\": 1}", "JSON: 1 changed, 1 added")]
    [InlineData("stringData", "hunter2", "hunter3", "changed")]
    public void Documents_in_a_Secret_are_counted_and_never_shown(string where, string old, string fresh, string expected)
    {
        var isEncoded = where == "data";
        var field = Field("Secret", where, "app.yaml", isEncoded ? Encoded(old) : old, isEncoded ? Encoded(fresh) : fresh);

        Assert.Equal(expected, field.Difference);
        Assert.Empty(field.Parts);
        Assert.True(field.IsHidden);

        static string Encoded(string text) => Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text));
    }

    [Fact]
    public void Very_many_changes_are_counted_and_the_first_ones_shown()
    {
        var field = Field("ConfigMap", "data", "a.json", Numbers(0), Numbers(1));

        Assert.Equal("JSON: 1000 changed", field.Summary);
        Assert.Equal(200, field.Parts.Length);

        static string Numbers(int add) => "{" + string.Join(",\n", Enumerable.Range(0, 1000).Select(i => FormattableString.Invariant($"\"k{i}\": {i + add}"))) + "}";
    }

    private static FieldChange Field(string kind, string where, string key, string old, string fresh)
    {
        var difference = RenderedSets.Compare(Object(old), Object(fresh));
        return Assert.Single(Assert.Single(difference.Objects).Fields);

        string Object(string text) => $"apiVersion: v1\nkind: {kind}\nmetadata: {{name: a}}\n{where}:\n  {key}: {System.Text.Json.JsonSerializer.Serialize(text)}\n";
    }
}
