using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Verification;

/// <summary>The codes of what running servers do not have of a set.</summary>
internal static class VerificationCodes
{
    /// <summary>A server does not answer.</summary>
    public static readonly DiagnosticCode Unreachable = new(
        "MM7001",
        "server that does not answer",
        "The server could not be asked within --timeout: nothing listens at the address, its certificate is not trusted, it is too slow, or it redirects to another "
        + "server, which is not followed, since a token would go there too.",
        new("Prometheus at http://localhost:9090 cannot be reached: nothing listens there", "milvus-manifests verify --prometheus http://localhost:9090"),
        "Correct the URL, or start the port-forward. A certificate of an authority of your own is trusted with --ca-file.");

    /// <summary>A server refuses access.</summary>
    public static readonly DiagnosticCode Refused = new(
        "MM7002",
        "server that refuses access",
        "The server wants a token or a password, and what it was sent, if anything, does not suffice.",
        new("Prometheus at http://localhost:9090 refuses access to api/v1/targets: status 401"),
        "Name a bearer token with --token-file or --token-variable, or put user and password into the URL for basic authentication. The API server is asked with the credentials of the kubeconfig.");

    /// <summary>An answer that is of no use.</summary>
    public static readonly DiagnosticCode Unusable = new(
        "MM7003",
        "answer that is of no use",
        "The server answered with an error, too much, or something else than its API says: it is starting, or it is another server, or a proxy answers for it.",
        new("Prometheus at http://localhost:3000 answered api/v1/targets with status 404"),
        "Correct the URL: it is where the server's own pages begin, with the path prefix if there is one.");

    /// <summary>A token or certificate that cannot be used.</summary>
    public static readonly DiagnosticCode Credential = new(
        "MM7004",
        "token or certificate that cannot be used",
        "A token is one line of visible ASCII characters, and certificates are in PEM. A token is only sent over TLS, or to this machine.",
        new("the environment variable 'PROMETHEUS_TOKEN' is not set", "milvus-manifests verify --prometheus https://prometheus.example.com --token-variable PROMETHEUS_TOKEN"),
        "Correct the file or the variable, or use https.");

    /// <summary>kubectl cannot be used.</summary>
    public static readonly DiagnosticCode Kubectl = new(
        "MM7005",
        "kubectl that cannot be used",
        "With --kubeconfig, the cluster is reached through kubectl, which knows every kind of credential that a kubeconfig may have. It must be in PATH, and the kubeconfig must have the context.",
        new("kubectl proxy failed: context \"staging\" does not exist", "milvus-manifests verify --kubeconfig ~/.kube/config --context staging"),
        "Install kubectl, or correct --kubeconfig and --context: kubectl config get-contexts lists them.");

    /// <summary>A port that is not forwarded.</summary>
    public static readonly DiagnosticCode NotForwarded = new(
        "MM7006",
        "port that cannot be forwarded",
        "With --kubeconfig and without --prometheus, ports are forwarded to the Services of the set with kubectl port-forward. That takes a Service with a running pod, and the "
        + "permissions to get Services, to list pods, and to create pods/portforward.",
        new("no port can be forwarded to Prometheus at Service monitoring/prometheus-k8s: Error from server (NotFound): services \"prometheus-k8s\" not found"),
        "Follow kubectl's message, or name the server's URL with --prometheus: then no port is forwarded.");

    /// <summary>A set without a Prometheus to forward to.</summary>
    public static readonly DiagnosticCode NoServer = new(
        "MM7007",
        "set without a Prometheus to ask",
        "With --kubeconfig and without --prometheus, the Prometheus of the set is asked. A set that has none, or several, does not say which one that is, so only objects are compared.",
        new("targets and rules are not verified: the set has no Prometheus"),
        "Name the Prometheus that scrapes the monitors with --prometheus.");

    /// <summary>A monitor that became no scrape pool.</summary>
    public static readonly DiagnosticCode NotConfigured = new(
        "MM7101",
        "monitor that Prometheus does not know",
        "The operator makes a scrape pool of every endpoint of a monitor, and Prometheus does not have it: the monitor is not in the cluster, Prometheus does not "
        + "select it, or the operator does not see it, rejects it, or could not make Prometheus reload.",
        new("Prometheus does not have ServiceMonitor milvus/my-release-milvus: no scrape pool serviceMonitor/milvus/my-release-milvus/0 (selects-monitor, operator-scope)"),
        "Look for the monitor in the cluster, and for events of the Prometheus object; milvus-manifests explain --monitor NAMESPACE/NAME shows the chain.");

    /// <summary>A pool without targets.</summary>
    public static readonly DiagnosticCode NoTargets = new(
        "MM7102",
        "monitor without targets",
        "Prometheus has the scrape pool, and discovers nothing in it, or drops all that it discovers: it may not list what it looks for, or nothing matches.",
        new("Prometheus has no targets of ServiceMonitor milvus/my-release-milvus: serviceMonitor/milvus/my-release-milvus/0 discovers nothing (permission, matches-services)"),
        "If nothing is discovered, look at the permissions of Prometheus' ServiceAccount and its log; if all is dropped, at the selectors and the port.");

    /// <summary>A target that is down.</summary>
    public static readonly DiagnosticCode Down = new(
        "MM7103",
        "target that is down",
        "Prometheus discovers the target and cannot scrape it. The link in parentheses is the one that Prometheus' error points to.",
        new("Prometheus cannot scrape 1 of 2 targets of ServiceMonitor shop/web: http://10.0.0.1:9100/metrics: connect: connection refused (port)"),
        "Follow Prometheus' error. A deadline or timeout is mostly a NetworkPolicy, a refused connection a wrong port or a process that does not listen.");

    /// <summary>A target that was not scraped yet.</summary>
    public static readonly DiagnosticCode NotScraped = new(
        "MM7104",
        "target that was not scraped yet",
        "Prometheus discovered the target and has not scraped it within --timeout.",
        new("Prometheus has not scraped 1 of 2 targets of ServiceMonitor shop/web yet"),
        "Wait for longer than the scrape interval: --timeout 5m.");

    /// <summary>A group of rules that is not loaded.</summary>
    public static readonly DiagnosticCode NotLoaded = new(
        "MM7201",
        "rule group that is not loaded",
        "Prometheus does not have the group: its PrometheusRule is not in the cluster, no ruleSelector selects it, or the operator rejects it.",
        new("Prometheus has not loaded rule group 'kubernetes-apps' of PrometheusRule monitoring/kubernetes-monitoring-rules"),
        "Look for the PrometheusRule in the cluster, at ruleSelector and ruleNamespaceSelector of the Prometheus object, and at events of the PrometheusRule.");

    /// <summary>A group with other rules.</summary>
    public static readonly DiagnosticCode OtherRules = new(
        "MM7202",
        "rule group with other rules",
        "Prometheus has the group with other rules than the set: the last sync is not complete, or Prometheus could not reload its configuration.",
        new("Prometheus has other rules in group 'a' of PrometheusRule shop/rules: 'up:sum' differs"),
        "Wait for the sync, and look at the log of Prometheus' config-reloader.");

    /// <summary>A rule that fails.</summary>
    public static readonly DiagnosticCode RuleFails = new(
        "MM7203",
        "rule that fails",
        "Prometheus cannot evaluate the rule: an alert that fails never fires.",
        new("rule 'a' in group 'g' of PrometheusRule shop/rules fails: found duplicate series for the match group"),
        "Try the expression in Prometheus: mostly two series match where one is expected, such as those of two exporters or two clusters.");

    /// <summary>A rule that was not evaluated yet.</summary>
    public static readonly DiagnosticCode NotEvaluated = new(
        "MM7204",
        "rule that was not evaluated yet",
        "Prometheus loaded the rule, and has not evaluated it within --timeout. Groups are evaluated at their interval, some only every three minutes.",
        new("rule 'a' in group 'g' of PrometheusRule shop/rules has not been evaluated yet"),
        "Wait for longer than the group's interval: --timeout 5m.");

    /// <summary>An Alertmanager that is not ready.</summary>
    public static readonly DiagnosticCode AlertmanagerNotReady = new(
        "MM7301",
        "Alertmanager that is not ready",
        "An Alertmanager waits until the others of its cluster are found before it sends notifications.",
        new("Alertmanager is not ready: its cluster is 'settling'"),
        "Wait, and look at the log of Alertmanager: its pods must reach one another at port 9094.");

    /// <summary>A Prometheus without an Alertmanager.</summary>
    public static readonly DiagnosticCode NoAlertmanager = new(
        "MM7302",
        "Prometheus without an Alertmanager",
        "Prometheus evaluates alerts, and sends them nowhere.",
        new("Prometheus has no active Alertmanager"),
        "Look at spec.alerting of the Prometheus object, and at the permissions of its ServiceAccount in Alertmanager's namespace.");

    /// <summary>A Grafana that is not healthy.</summary>
    public static readonly DiagnosticCode GrafanaUnhealthy = new(
        "MM7401",
        "Grafana that is not healthy",
        "Grafana says that it cannot use its database, where dashboards and users are.",
        new("Grafana's database is 'failing'"),
        "Look at the log of Grafana.");

    /// <summary>A dashboard that is missing.</summary>
    public static readonly DiagnosticCode NoDashboard = new(
        "MM7402",
        "dashboard that Grafana does not have",
        "Grafana reads dashboards from ConfigMaps that are mounted into its pod. Dashboards that the user who asks may not see are not listed.",
        new("Grafana does not have dashboard 'Milvus' of ConfigMap monitoring/grafana-dashboard-milvus"),
        "Look at the volumes of Grafana's Deployment and at its log, and use a user or token that may see every folder.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Unreachable, Refused, Unusable, Credential, Kubectl, NotForwarded, NoServer, NotConfigured, NoTargets, Down, NotScraped, NotLoaded, OtherRules, RuleFails, NotEvaluated,
        AlertmanagerNotReady, NoAlertmanager, GrafanaUnhealthy, NoDashboard,
    ];
}
