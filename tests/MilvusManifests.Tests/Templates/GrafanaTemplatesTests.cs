using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Templates;

/// <summary>What the configuration changes of Grafana.</summary>
public class GrafanaTemplatesTests
{
    [Fact]
    public void Settings_follow_the_default_in_grafana_ini()
    {
        var secret = Assert.Single(Templates("{ini: {server: {root_url: 'https://grafana.example.com', enable_gzip: true}, auth: {}}}").Objects("manifests/grafana-config.yaml.sbn"));

        var ini = (YamlScalar)((YamlMapping)secret["stringData"]!)["grafana.ini"]!;
        Assert.Equal(
            """
            [date_formats]
            default_timezone = UTC

            [server]
            root_url = https://grafana.example.com
            enable_gzip = true

            [auth]

            """,
            ini.Value);
    }

    [Fact]
    public void The_users_own_secret_gives_the_admin()
    {
        var deployment = Templates("{adminSecret: grafana-admin}").Render("manifests/grafana-deployment.yaml.sbn");

        Assert.Contains(
            """
                      env:
                        - name: GF_SECURITY_ADMIN_USER
                          valueFrom:
                            secretKeyRef:
                              name: grafana-admin
                              key: admin-user
                        - name: GF_SECURITY_ADMIN_PASSWORD
                          valueFrom:
                            secretKeyRef:
                              name: grafana-admin
                              key: admin-password
                      ports:
            """,
            deployment,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Resources_take_the_place_of_the_defaults()
    {
        var deployment = Templates("{resources: {limits: {memory: 1Gi}}}").Render("manifests/grafana-deployment.yaml.sbn");

        Assert.Contains(
            """
                      resources:
                        limits:
                          memory: 1Gi
                      securityContext:
            """,
            deployment,
            StringComparison.Ordinal);
    }

    private static ShippedTemplates Templates(string grafana) =>
        new(ShippedTemplates.Shortest.Replace("{version: v0.18.0}", $"{{version: v0.18.0, grafana: {grafana}}}", StringComparison.Ordinal));
}
