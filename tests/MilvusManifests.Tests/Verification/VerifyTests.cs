using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Verification;

/// <summary><c>verify</c> against prepared answers, many of them hostile.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string Up = """{"status":"success","data":{"activeTargets":[{"scrapePool":"serviceMonitor/shop/web/0","scrapeUrl":"http://10.0.0.1:9100/metrics","health":"up","lastError":""}]}}""";
    private const string NoRules = """{"status":"success","data":{"groups":[]}}""";
    private const string Token = "s3cret-t0ken";

    private readonly VerifiedSet set = new();

    public void Dispose() => set.Dispose();

    [Fact]
    public void A_server_that_is_not_there_is_named() => Assert.Equal(
        new CommandLineRun(1, "", "error MM7001: Prometheus at http://127.0.0.1:1 cannot be reached: nothing listens there\n1 error.    (milvus-manifests help MM7001)\n"),
        set.Verify("--prometheus", "http://127.0.0.1:1", "--timeout", "0"));

    [Fact]
    public void A_server_that_never_answers_ends_with_the_time()
    {
        using var server = new CannedServer(_ => null);

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM7001: Prometheus at http://{server.Address} did not answer within 5 s\n1 error.    (milvus-manifests help MM7001)\n"),
            set.Verify("--prometheus", $"http://{server.Address}", "--timeout", "5s"));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_slow_Alertmanager_does_not_hide_what_Prometheus_says()
    {
        using var server = new CannedServer(path => path switch
        {
            "/api/v2/status" => null,
            "/api/v1/alertmanagers" => CannedServer.Json("""{"status":"success","data":{"activeAlertmanagers":[{}]}}"""),
            _ => Answer(path),
        });

        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\n",
                $"error MM7001: Alertmanager at http://{server.Address} did not answer within 5 s\n1 error.    (milvus-manifests help MM7001)\n"),
            set.Verify("--prometheus", $"http://{server.Address}", "--alertmanager", $"http://{server.Address}", "--timeout", "5s"));
    }

    [Fact]
    public void What_is_missing_is_asked_for_again_until_it_is_there()
    {
        var rounds = 0;
        using var server = new CannedServer(path => path.Contains("targets", StringComparison.Ordinal) && rounds++ == 0 ? CannedServer.Status(503) : Answer(path));

        Assert.Equal(
            new CommandLineRun(0, "Prometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\n", ""),
            set.Verify("--prometheus", $"http://{server.Address}", "--timeout", "1m"));
        Assert.Equal(2, rounds);
    }

    public static TheoryData<string, string> Useless => new()
    {
        { CannedServer.Status(404), "answered api/v1/targets with status 404" },
        { CannedServer.Status(503), "answered api/v1/targets with status 503" },
        { CannedServer.Json("<html>"), "answered api/v1/targets with something that is not JSON" },
        { CannedServer.Json(""), "answered api/v1/targets with something that is not JSON" },
        { CannedServer.Json(new string('[', 100_000)), "answered api/v1/targets with something that is not JSON" },
        { CannedServer.Json("[]"), "answered api/v1/targets without activeTargets; is it a Prometheus?" },
        { CannedServer.Json("""{"status":"success","data":{"activeTargets":{}}}"""), "answered api/v1/targets without activeTargets; is it a Prometheus?" },
        { "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", "answered api/v1/targets with more than 67108864 bytes" },
        { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + new string(' ', 70_000_000), "answered api/v1/targets with more than 67108864 bytes" },
    };

    [Theory]
    [MemberData(nameof(Useless), DisableDiscoveryEnumeration = true)]
    public void An_answer_that_is_of_no_use_is_an_error(string answer, string message)
    {
        using var server = new CannedServer(_ => answer);

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM7003: Prometheus at http://{server.Address} {message}\n1 error.    (milvus-manifests help MM7003)\n"),
            set.Verify("--prometheus", $"http://{server.Address}", "--timeout", "0"));
    }

    [Fact]
    public void Fields_of_other_types_are_as_if_absent()
    {
        const string Hostile = """{"status":[],"data":{"activeTargets":[null,1,[],{"scrapePool":7},{"scrapePool":"serviceMonitor/shop/web/0","scrapeUrl":{},"health":"down","lastError":"\ud800"}],"groups":[{"name":1,"rules":{}}]}}""";
        using var server = new CannedServer(_ => CannedServer.Json(Hostile));

        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 0 of 1 monitor up with 0 targets, 0 of 0 rule groups healthy\n",
                "service-monitor.yaml(1,1): error MM7103: Prometheus cannot scrape 1 of 1 target of ServiceMonitor shop/web: : \n1 error.    (milvus-manifests help MM7103)\n"),
            set.Verify("--prometheus", $"http://{server.Address}", "--timeout", "0"));
    }

    [Fact]
    public void What_a_server_says_is_not_interpreted_by_a_terminal_and_has_no_password()
    {
        var hostile = Up.Replace("\"up\"", "\"down\"", StringComparison.Ordinal)
            .Replace("http://10", "http://user:hunter2@10", StringComparison.Ordinal)
            .Replace("\"lastError\":\"\"", """
            "lastError":"\u001b[2J\n::error::x509: \u202e https://a:hunter2@b/?token=hunter2"
            """.Trim(), StringComparison.Ordinal);
        using var server = new CannedServer(path => path.Contains("targets", StringComparison.Ordinal) ? CannedServer.Json(hostile) : Answer(path));

        var run = set.Verify("--prometheus", $"http://{server.Address}", "--timeout", "0");

        Assert.Equal(
            "service-monitor.yaml(1,1): error MM7103: Prometheus cannot scrape 1 of 1 target of ServiceMonitor shop/web: http://user:(hidden)@10.0.0.1:9100/metrics: ?[2J ::error::x509: ? https://a:(hidden)@b/?token=(hidden) (tls-or-auth)\n1 error.    (milvus-manifests help MM7103)\n",
            run.Error);
    }

    [Fact]
    public void A_token_is_sent_to_the_server_and_printed_nowhere()
    {
        using var server = new CannedServer(Answer);
        set.Write("token", Token + "\n");
        string[] arguments = ["--prometheus", $"http://{server.Address}", "--timeout", "0", "--verbose"];

        CommandLineRun[] runs = [set.Verify([.. arguments, "--token-file", "token"]), set.VerifyWith("SOME_TOKEN", Token, [.. arguments, "--token-variable", "SOME_TOKEN"])];

        Assert.All(runs, run =>
        {
            Assert.Equal(0, run.ExitCode);
            Assert.DoesNotContain(Token, run.Output + run.Error, StringComparison.Ordinal);
        });
        Assert.All(server.Requests, request => Assert.Contains($"\nAuthorization: Bearer {Token}\n", request, StringComparison.Ordinal));
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public void A_user_in_the_URL_is_sent_in_place_of_the_token()
    {
        using var server = new CannedServer(Answer);
        set.Write("token", Token);

        var run = set.Verify("--prometheus", $"http://admin:p%40ss@{server.Address}", "--token-file", "token", "--timeout", "0", "--verbose");

        Assert.Equal(0, run.ExitCode);
        Assert.DoesNotContain("admin", run.Output + run.Error, StringComparison.Ordinal);
        Assert.All(server.Requests, request => Assert.Contains("\nAuthorization: Basic YWRtaW46cEBzcw==\n", request, StringComparison.Ordinal));
    }

    [Fact]
    public void A_redirect_to_another_server_is_not_followed()
    {
        using var other = new CannedServer(Answer);
        using var server = new CannedServer(_ => CannedServer.Status(302, $"Location: http://{other.Address}/login?token={Token}\r\n"));
        set.Write("token", Token);

        Assert.Equal(
            new CommandLineRun(1, "", $"error MM7001: Prometheus at http://{server.Address} redirects to another server, http://{other.Address}; it is not followed\n1 error.    (milvus-manifests help MM7001)\n"),
            set.Verify("--prometheus", $"http://{server.Address}", "--token-file", "token", "--timeout", "1m"));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public void A_redirect_on_the_same_server_is_followed_but_not_in_a_circle()
    {
        using var prefixed = new CannedServer(path => path.StartsWith("/prometheus/", StringComparison.Ordinal) ? Answer(path) : CannedServer.Status(302, $"Location: /prometheus{path}\r\n"));
        using var circle = new CannedServer(path => CannedServer.Status(302, $"Location: {path}\r\n"));

        Assert.Equal(0, set.Verify("--prometheus", $"http://{prefixed.Address}", "--timeout", "0").ExitCode);
        Assert.Equal(
            $"error MM7001: Prometheus at http://{circle.Address} redirects more than 3 times\n1 error.    (milvus-manifests help MM7001)\n",
            set.Verify("--prometheus", $"http://{circle.Address}", "--timeout", "0").Error);
    }

    [Fact]
    public void A_certificate_is_trusted_by_its_authority_or_not_at_all()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null);
        using var server = new CannedServer(Answer, certificate);
        set.Write("ca.crt", made.ExportCertificatePem());
        string[] arguments = ["--prometheus", $"https://{server.Address}", "--timeout", "0"];

        var refused = set.Verify(arguments);

        Assert.Equal(1, refused.ExitCode);
        Assert.StartsWith($"error MM7001: Prometheus at https://{server.Address} cannot be reached: TLS failed: ", refused.Error, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        Assert.Equal(0, set.Verify([.. arguments, "--ca-file", "ca.crt"]).ExitCode);
        Assert.Equal(0, set.Verify([.. arguments, "--insecure-skip-verify"]).ExitCode);
    }

    [Theory]
    [InlineData("--token-variable UNSET_TOKEN", "the environment variable 'UNSET_TOKEN' is not set")]
    [InlineData("--token-file service-monitor.yaml", "'service-monitor.yaml' has no token: one line of visible ASCII characters is expected")]
    [InlineData("--ca-file service-monitor.yaml", "'service-monitor.yaml' has no certificate in PEM")]
    public void A_token_or_certificate_that_cannot_be_used_is_an_error(string arguments, string message) => Assert.Equal(
        new CommandLineRun(1, "", $"error MM7004: {message}\n"),
        set.Verify(["--prometheus", "https://127.0.0.1:1", .. arguments.Split(' ')]));

    [Fact]
    public void A_token_is_not_sent_in_the_clear_to_another_machine()
    {
        set.Write("token", Token);

        Assert.Equal(
            new CommandLineRun(1, "", "error MM7004: a token is only sent over https or to this machine, not to http://prometheus.example.com\n"),
            set.Verify("--prometheus", "http://prometheus.example.com", "--token-file", "token"));
    }

    [Theory]
    [InlineData("", "--prometheus or --kubeconfig is required")]
    [InlineData("--prometheus http://h --context a", "--context is only allowed with --kubeconfig")]
    [InlineData("--prometheus localhost:9090", "--prometheus: 'localhost:9090' is not a URL; use http://localhost:9090")]
    [InlineData("--prometheus ftp://user:secret@h", "--prometheus: 'ftp://user:(hidden)@h' is not a URL of a server; use http:// or https://")]
    [InlineData("--prometheus http://h/?x=1", "--prometheus: 'http://h/?x=1' has a query or a fragment; the address of a server has only a path")]
    [InlineData("--prometheus http://h --timeout 2x", "--timeout: '2x' is not a valid Prometheus duration; use whole numbers with the units y, w, d, h, m, s or ms, such as 30s or 1h30m")]
    [InlineData("--prometheus http://h --timeout 2h", "--timeout: '2h' is too long; the maximum is 1h")]
    [InlineData("--prometheus http://h --token-file a --token-variable b", "--token-file and --token-variable cannot both be given")]
    [InlineData("--prometheus http://h --ca-file a --insecure-skip-verify", "--ca-file and --insecure-skip-verify cannot both be given")]
    public void Wrong_usage_is_refused(string arguments, string message) => Assert.Equal(
        new CommandLineRun(2, "", $"milvus-manifests: {message}\nRun 'milvus-manifests verify --help' for usage.\n"),
        set.Verify(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Dashboards_are_found_by_uid_or_title()
    {
        set.Write("dashboards.yaml", """
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: dashboards, namespace: monitoring}
            data:
              a.json: '{"uid": "a", "title": "By uid", "panels": []}'
              b.json: '{"title": "By title", "rows": []}'
              c.json: '{"uid": "c", "title": "Absent", "panels": []}'
              values.json: '{"title": "no dashboard"}'
            """);
        using var server = new CannedServer(path =>
            path == "/grafana/api/health" ? CannedServer.Json("""{"database":"ok"}""")
            : path.StartsWith("/grafana/api/search?", StringComparison.Ordinal) ? CannedServer.Json("""[{"uid":"a","title":"Renamed"},{"uid":"x","title":"By title"}]""")
            : Answer(path));

        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\nGrafana: 2 of 3 dashboards\n",
                "dashboards.yaml(7,3): error MM7402: Grafana does not have dashboard 'Absent' of ConfigMap monitoring/dashboards\n1 error.    (milvus-manifests help MM7402)\n"),
            set.Verify("--prometheus", $"http://{server.Address}", "--grafana", $"http://{server.Address}/grafana/", "--timeout", "0"));
    }

    [Fact]
    public void An_Alertmanager_that_settles_and_a_Grafana_without_database_are_errors()
    {
        using var server = new CannedServer(path => path switch
        {
            "/api/v2/status" => CannedServer.Json("""{"cluster":{"status":"settling"}}"""),
            "/api/health" => CannedServer.Json("""{"database":"failing"}"""),
            "/api/v1/alertmanagers" => CannedServer.Json("""{"status":"success","data":{"activeAlertmanagers":[{}]}}"""),
            _ when path.StartsWith("/api/search", StringComparison.Ordinal) => CannedServer.Json("[]"),
            _ => Answer(path),
        });
        var address = $"http://{server.Address}";

        Assert.Equal(
            new CommandLineRun(
                1,
                "Prometheus: 1 of 1 monitor up with 1 target, 0 of 0 rule groups healthy\nAlertmanager: settling, 1 Alertmanager known to Prometheus\nGrafana: 0 of 0 dashboards\n",
                "error MM7301: Alertmanager is not ready: its cluster is 'settling'\nerror MM7401: Grafana's database is 'failing'\n2 errors.    (milvus-manifests help MM7301)\n"),
            set.Verify("--prometheus", address, "--alertmanager", address, "--grafana", address, "--timeout", "0"));
    }

    [Theory]
    [InlineData("shop/web")]
    [InlineData("web")]
    public void Only_one_monitor_is_verified_and_its_rules_are_not(string monitor)
    {
        set.Write("other.yaml", "apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: {name: other, namespace: shop}\nspec: {selector: {matchLabels: {app: web}}, podMetricsEndpoints: [{port: metrics}]}\n");
        set.AddRules("groups: [{name: a, rules: [{alert: A, expr: up}]}]");
        using var server = new CannedServer(path => path.Contains("targets", StringComparison.Ordinal) ? CannedServer.Json(Up) : null);

        Assert.Equal(
            new CommandLineRun(0, "Prometheus: 1 of 1 monitor up with 1 target\n", ""),
            set.Verify("--prometheus", $"http://{server.Address}", "--timeout", "0", "--monitor", monitor));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_monitor_that_is_not_in_the_set_is_an_error() => Assert.Equal(
        new CommandLineRun(1, "", "milvus-manifests: there is no monitor shop/wep in the set; did you mean 'shop/web'?; it has shop/web\n"),
        set.Verify("--prometheus", "http://127.0.0.1:1", "--monitor", "shop/wep"));

    [Fact]
    public void Json_has_everything_that_was_asked()
    {
        using var server = new CannedServer(Answer);

        Assert.Equal(
            new CommandLineRun(
                0,
                """
                {
                  "succeeded": true,
                  "objects": null,
                  "monitors": [
                    {
                      "monitor": "shop/web",
                      "kind": "ServiceMonitor",
                      "verdict": "proven",
                      "required": true,
                      "state": "up",
                      "pools": [
                        {
                          "pool": "serviceMonitor/shop/web/0",
                          "state": "up",
                          "link": null,
                          "targets": 1,
                          "up": 1,
                          "dropped": null,
                          "down": []
                        }
                      ]
                    }
                  ],
                  "ruleGroups": [],
                  "alertmanagers": null,
                  "dashboards": null,
                  "diagnostics": []
                }

                """,
                ""),
            set.Verify("--prometheus", $"http://{server.Address}", "--timeout", "0", "--format", "json"));
    }

    private static string Answer(string path) => CannedServer.Json(path.Contains("targets", StringComparison.Ordinal) ? Up : NoRules);
}
