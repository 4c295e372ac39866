namespace MilvusManifests.Tests.Cases;

/// <summary>Words that kubectl, Helm and Argo CD read as booleans, and Flux as strings.</summary>
public class Yaml11BooleansTests
{
    public static TheoryData<string, string> Words => new()
    {
        { "y", "true" }, { "Y", "true" }, { "yes", "true" }, { "Yes", "true" }, { "YES", "true" }, { "on", "true" }, { "On", "true" }, { "ON", "true" },
        { "n", "false" }, { "N", "false" }, { "no", "false" }, { "No", "false" }, { "NO", "false" }, { "off", "false" }, { "Off", "false" }, { "OFF", "false" },
    };

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_an_error_where_a_string_is_due(string word, string value)
    {
        Manifests.Expect(
            Manifests.Pod($"env: [{{name: A, value: §{word}}}]"),
            $"error MM4001: Pod spec.containers[0].env[0].value: expected a string, found a boolean: kubectl, Helm and Argo CD read {word} as {value}, only Flux as a string; use \"{word}\"");
        Manifests.Expect(
            $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: a, labels: {{b: §{word}}}}}}}",
            $"error MM4001: ConfigMap metadata.labels.b: expected a string, found a boolean: kubectl, Helm and Argo CD read {word} as {value}, only Flux as a string; use \"{word}\"");
        Manifests.Expect(
            $"{{apiVersion: v1, kind: ConfigMap, metadata: {{name: §{word}}}}}",
            $"error MM4001: ConfigMap metadata.name: expected a string, found a boolean: kubectl, Helm and Argo CD read {word} as {value}, only Flux as a string; use \"{word}\"");
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_is_only_warned_of_where_a_boolean_is_due(string word, string value)
    {
        Manifests.Expect(
            Manifests.Pod($"tty: §{word}"),
            $"warning MM4101: Pod spec.containers[0].tty: kubectl, Helm and Argo CD read {word} as {value}, Flux as a string; use {value}");
        Manifests.Expect(
            Manifests.Pod(spec: $"enableServiceLinks: §{word}"),
            $"warning MM4101: Pod spec.enableServiceLinks: kubectl, Helm and Argo CD read {word} as {value}, Flux as a string; use {value}");
        Manifests.Expect(
            $"{{metadata: {{name: a}}, data: {{a: b}}, immutable: §{word}, apiVersion: v1, kind: ConfigMap}}",
            $"warning MM4101: ConfigMap immutable: kubectl, Helm and Argo CD read {word} as {value}, Flux as a string; use {value}");
    }

    [Theory]
    [MemberData(nameof(Words))]
    public void A_word_in_quotes_is_a_string(string word, string value)
    {
        Assert.NotEqual(word, value);
        Assert.Equal("", Manifests.Validate(Manifests.Pod($"env: [{{name: A, value: '{word}'}}, {{name: B, value: \"{word}\"}}]")));
    }

    [Theory]
    [InlineData("yES")]
    [InlineData("oN")]
    [InlineData("nO")]
    [InlineData("offf")]
    [InlineData("ye")]
    public void Any_other_word_is_a_string(string word) => Assert.Equal("", Manifests.Validate(Manifests.Pod($"env: [{{name: A, value: {word}}}]")));
}
