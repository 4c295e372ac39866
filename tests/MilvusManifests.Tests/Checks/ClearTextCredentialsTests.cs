
namespace MilvusManifests.Tests.Checks;

/// <summary>Credentials in clear text, wherever a user can write one.</summary>
public sealed class ClearTextCredentialsTests : IDisposable
{
    private const string Secret = "hunter2hunter2";
    private const string Configuration =
        "kubernetes: \"1.35\"\nkubePrometheus:\n  version: " + PinnedRelease.Tag + "\n";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("  grafana: {ini: {database: {password: hunter2hunter2}}}\n", "manifests.config.yaml(4,40)", "stringData.grafana.ini: database.password")]
    [InlineData("  grafana: {ini: {security: {admin_password: hunter2hunter2}}}\n", "manifests.config.yaml(4,46)", "stringData.grafana.ini: security.admin_password")]
    [InlineData("  grafana: {ini: {auth.github: {client_secret: hunter2hunter2}}}\n", "manifests.config.yaml(4,48)", "stringData.grafana.ini: auth.github.client_secret")]
    [InlineData("  grafana: {ini: {database: {url: 'mysql://grafana:hunter2hunter2@db:3306/grafana'}}}\n", "manifests.config.yaml(4,35)", "stringData.grafana.ini: database.url")]
    [InlineData("  prometheus: {remoteWrite: [{url: 'https://u:hunter2hunter2@example.com/write'}]}\n", "manifests.config.yaml(4,36)", "spec.remoteWrite.0.url")]
    [InlineData("  prometheus: {remoteWrite: [{url: 'https://example.com/write?token=hunter2hunter2'}]}\n", "manifests.config.yaml(4,36)", "spec.remoteWrite.0.url")]
    [InlineData("  prometheus: {remoteWrite: [{url: 'https://hunter2hunter2@example.com/write'}]}\n", "manifests.config.yaml(4,36)", "spec.remoteWrite.0.url")]
    [InlineData("  alertmanager: {config: {route: {receiver: a}, receivers: [{name: a, slack_configs: [{api_url: 'https://hooks.slack.com/services/hunter2hunter2'}]}]}}\n", "manifests.config.yaml(4,97)", "stringData.alertmanager.yaml: receivers.0.slack_configs.0.api_url")]
    [InlineData("  alertmanager: {config: {global: {smtp_auth_password: hunter2hunter2}, route: {receiver: a}, receivers: [{name: a}]}}\n", "manifests.config.yaml(4,56)", "stringData.alertmanager.yaml: global.smtp_auth_password")]
    [InlineData("  alertmanager: {config: {route: {receiver: a}, receivers: [{name: a, pagerduty_configs: [{routing_key: hunter2hunter2}]}]}}\n", "manifests.config.yaml(4,105)", "stringData.alertmanager.yaml: receivers.0.pagerduty_configs.0.routing_key")]
    public void A_credential_in_a_setting_is_an_error_at_its_value(string setting, string place, string field)
    {
        var found = Assert.Single(Generate(Configuration + setting));

        Assert.StartsWith($"{place}: error MM4040: ", found, StringComparison.Ordinal);
        Assert.Contains($": {field} would have a credential in clear text", found, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: Secret\nstringData: {password: hunter2hunter2}\n", "stringData.password", 5)]
    [InlineData("kind: Secret\ndata: {token: aHVudGVyMmh1bnRlcjI=}\n", "data.token", 5)]
    [InlineData("kind: Secret\nstringData:\n  tls.key: |\n    -----BEGIN RSA PRIVATE KEY-----\n    hunter2hunter2\n", "stringData.tls.key", 6)]
    [InlineData("kind: ConfigMap\ndata:\n  app.yaml: |\n    db: {password: hunter2hunter2}\n", "data.app.yaml: db.password", 6)]
    [InlineData("kind: ConfigMap\ndata:\n  app.json: '{\"api_key\": \"hunter2hunter2\"}'\n", "data.app.json: api_key", 6)]
    [InlineData("kind: ConfigMap\ndata:\n  app.conf: |\n    [db]\n    password = hunter2hunter2\n", "data.app.conf: db.password", 6)]
    [InlineData("kind: ConfigMap\ndata: {url: 'postgres://u:hunter2hunter2@db/x'}\n", "data.url", 5)]
    [InlineData("kind: Pod\nspec:\n  containers:\n  - name: a\n    image: a\n    env:\n    - {name: DB_PASSWORD, value: hunter2hunter2}\n", "spec.containers.0.env.0.value", 10)]
    [InlineData("kind: Pod\nspec:\n  containers:\n  - name: a\n    image: a\n    args: [--db-password=hunter2hunter2]\n", "spec.containers.0.args.0", 9)]
    [InlineData("kind: ConfigMap\ndata: {}\nannotations: {}\n", null, 0)]
    [InlineData("kind: Secret\nstringData: {password: '$__file{/etc/secrets/password}', token: '${TOKEN}', other_token: ''}\n", null, 0)]
    [InlineData("kind: ConfigMap\ndata: {password_file: /etc/secrets/password, tokenTTL: 5m, automount_token: 'true'}\n", null, 0)]
    [InlineData("kind: Pod\nspec:\n  containers:\n  - name: a\n    image: a\n    env:\n    - {name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: db, key: password}}}\n    - {name: TOKEN_FILE, value: /a}\n", null, 0)]
    public void A_credential_that_a_template_writes_is_an_error(string text, string? field, int line)
    {
        var template = Path.Combine(folder, "templates", "manifests", "mine.yaml.sbn");
        Directory.CreateDirectory(Path.GetDirectoryName(template)!);
        File.WriteAllText(template, "apiVersion: v1\nmetadata:\n  name: mine\n" + text.Replace("annotations: {}\n", "", StringComparison.Ordinal));

        var found = Generate(Configuration);

        if (field is null)
        {
            Assert.DoesNotContain(found, line => line.Contains("MM4040", StringComparison.Ordinal));
            return;
        }

        Assert.StartsWith($"templates/manifests/mine.yaml.sbn({line},", Assert.Single(found), StringComparison.Ordinal);
        Assert.Contains($"mine: {field} would have a credential in clear text", found[0], StringComparison.Ordinal);
        Assert.DoesNotContain("unter2hunter", found[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_named_is_allowed_and_one_that_has_none_is_a_warning()
    {
        const string Ini = "  grafana: {ini: {database: {password: hunter2hunter2}}}\n";

        Assert.Equal([], Generate(Configuration + Ini + "clearText: [\"Secret/grafana-config stringData.grafana.ini: database.password\"]\n"));
        Assert.Equal(
            ["manifests.config.yaml(4,13): warning MM4140: there is no credential at 'Secret/a stringData.b' to allow"],
            Generate(Configuration + "clearText: [\"Secret/a stringData.b\"]\n"));
    }

    private string[] Generate(string configuration)
    {
        var path = Path.Combine(folder, "manifests.config.yaml");
        File.WriteAllText(path, configuration);
        return [.. Generator.Generate(new GenerateOptions(path) { DryRun = true }).Diagnostics.Select(found => found.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
    }
}
