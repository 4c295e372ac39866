namespace MilvusManifests.Tests.Comparison;

/// <summary>One kind of risk each.</summary>
internal static class SeededChanges
{
    private const string Container = "/spec/template/spec/containers/0";

    private const string StatefulSet =
        """
        apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: db, namespace: data}
        spec:
          serviceName: db
          replicas: 1
          selector: {matchLabels: {app: db}}
          template:
            metadata: {labels: {app: db}}
            spec: {containers: [{name: db, image: example.com/db:1.0.0}]}
          volumeClaimTemplates:
          - metadata: {name: data}
            spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
        """;

    private const string Claim =
        """
        apiVersion: v1
        kind: PersistentVolumeClaim
        metadata: {name: data, namespace: data}
        spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 10Gi}}}
        """;

    private const string Job =
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: once, namespace: data}
        spec: {template: {spec: {restartPolicy: Never, containers: [{name: once, image: example.com/once:1.0.0}]}}}
        """;

    private const string StorageClass =
        """
        apiVersion: storage.k8s.io/v1
        kind: StorageClass
        metadata: {name: fast}
        provisioner: disks.example.com
        parameters: {type: ssd}
        """;

    private const string FrozenConfigMap = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: frozen, namespace: data}\nimmutable: true\ndata: {a: b}\n";

    private const string Webhook =
        """
        apiVersion: admissionregistration.k8s.io/v1
        kind: ValidatingWebhookConfiguration
        metadata: {name: rules}
        webhooks:
        - name: rules.example.com
          failurePolicy: Ignore
          sideEffects: None
          admissionReviewVersions: [v1]
          clientConfig: {service: {name: hook, namespace: data}}
        """;

    public static IReadOnlyList<SeededChange> All { get; } =
    [
        // The cluster and its APIs.
        new("an API version that is removed", "PodDisruptionBudget", Replace("/apiVersion", "policy/v1beta1"), "ApiGone"),
        new("an API version that is deprecated", "Endpoints", Replace("/metadata/labels/a", "c"), "ApiDeprecated")
        {
            Given = "apiVersion: v1\nkind: Endpoints\nmetadata: {name: a, namespace: data, labels: {a: b}}\n",
        },

        // Discovery.
        new("discovery through Endpoints again", "Prometheus", Replace("/spec/serviceDiscoveryRole", "Endpoints"), "Discovery"),
        new("discovery by what the operator assumes", "Prometheus", Remove("/spec/serviceDiscoveryRole"), "Discovery"),
        new("a monitor with a discovery of its own", "ServiceMonitor", Add("/spec/serviceDiscoveryRole", "Endpoints"), "Discovery Scrape") { Of = "my-release" },

        // What cannot be changed in place.
        new("the selector of a Deployment", "Deployment", Replace("/spec/selector/matchLabels/app.kubernetes.io~1name", "other"), "ImmutableField"),
        new("one more label in the selector of a Deployment", "Deployment", Add("/spec/selector/matchLabels/tier", "x"), "ImmutableField"),
        new("the selector of a DaemonSet", "DaemonSet", Remove("/spec/selector/matchLabels/app.kubernetes.io~1part-of"), "ImmutableField"),
        new("the claims of a StatefulSet", "StatefulSet", Replace("/spec/volumeClaimTemplates/0/spec/resources/requests/storage", "20Gi"), "ImmutableField") { Given = StatefulSet },
        new("the Service of a StatefulSet", "StatefulSet", Replace("/spec/serviceName", "other"), "ImmutableField") { Given = StatefulSet },
        new("the template of a Job", "Job", Replace(Container + "/name", "twice"), "ImmutableField") { Given = Job },
        new("the cluster address of a Service", "Service", Add("/spec/clusterIP", "None"), "ImmutableField") { Of = "grafana" },
        new("a Service that stays headless", "Service", Remove("/spec/clusterIP"), "") { Of = "node-exporter" },
        new("a Service that is headless no more", "Service", Replace("/spec/clusterIP", "10.96.0.9"), "ImmutableField") { Of = "node-exporter" },
        new("the role of a ClusterRoleBinding", "ClusterRoleBinding", Replace("/roleRef/name", "view"), "ImmutableField PermissionWidened PermissionNarrowed"),
        new("the role of a RoleBinding", "RoleBinding", Replace("/roleRef/name", "other"), "ImmutableField PermissionWidened PermissionNarrowed"),
        new("the class of a claim", "PersistentVolumeClaim", Replace("/spec/storageClassName", "slow"), "ImmutableField") { Given = Claim },
        new("a claim that shrinks", "PersistentVolumeClaim", Replace("/spec/resources/requests/storage", "5Gi"), "ImmutableField") { Given = Claim },
        new("a ConfigMap that is frozen", "ConfigMap", Replace("/data/a", "c"), "ImmutableField") { Given = FrozenConfigMap, Of = "frozen" },
        new("the parameters of a StorageClass", "StorageClass", Replace("/parameters/type", "hdd"), "ImmutableField") { Given = StorageClass },
        new("the storage of Prometheus", "Prometheus", Add("/spec/storage", "{volumeClaimTemplate: {spec: {resources: {requests: {storage: 50Gi}}}}}"), "ImmutableField"),
        new("the storage of Alertmanager", "Alertmanager", Add("/spec/storage", "{emptyDir: {}}"), "ImmutableField"),
        new("the scope of a definition", "CustomResourceDefinition", Replace("/spec/scope", "Cluster"), "ImmutableField"),
        new("the type of a Secret", "Secret", Replace("/type", "kubernetes.io/tls"), "ImmutableField"),

        // Objects that are removed.
        new("a Namespace", "Namespace", "removed", "DataRemoved") { Of = "monitoring" },
        new("a definition", "CustomResourceDefinition", "removed", "DataRemoved"),
        new("a claim", "PersistentVolumeClaim", "removed", "DataRemoved") { Given = Claim },
        new("a StatefulSet", "StatefulSet", "removed", "DataRemoved") { Given = StatefulSet },
        new("Prometheus itself", "Prometheus", "removed", "DataRemoved"),
        new("a Service", "Service", "removed", "ObjectRemoved"),
        new("a ServiceAccount", "ServiceAccount", "removed", "ObjectRemoved"),
        new("a ServiceMonitor", "ServiceMonitor", "removed", "ObjectRemoved"),
        new("a PodDisruptionBudget", "PodDisruptionBudget", "removed", "ObjectRemoved"),

        // CustomResourceDefinitions.
        new("a field that is removed and used", "CustomResourceDefinition", Remove(Spec("interval", endpoints: true)), "SchemaTightened") { Of = "servicemonitors" },
        new("a field of another type", "CustomResourceDefinition", Replace(Spec("replicas") + "/type", "string"), "SchemaTightened") { Of = "prometheuses" },
        new("a smaller maximum", "CustomResourceDefinition", Add(Spec("replicas") + "/maximum", "1"), "SchemaTightened") { Of = "prometheuses" },
        new("a value that is removed", "CustomResourceDefinition", Replace(Spec("serviceDiscoveryRole") + "/enum", "[Endpoints]"), "SchemaTightened") { Of = "prometheuses" },
        new("another pattern", "CustomResourceDefinition", Replace(Spec("interval", endpoints: true) + "/pattern", "'^[0-9]+m$'"), "SchemaTightened") { Of = "servicemonitors" },
        new("another pattern that everybody fits", "CustomResourceDefinition", Replace(Spec("interval", endpoints: true) + "/pattern", "'^[0-9]+[sm]$'"), "SchemaTightenedElsewhere") { Of = "servicemonitors" },
        new("a rule that is broken", "CustomResourceDefinition", Add(Spec("") + "/x-kubernetes-validations", "[{rule: self.replicas > 5}]"), "SchemaTightened") { Of = "prometheuses" },
        new("a rule that everybody fits", "CustomResourceDefinition", Add(Spec("") + "/x-kubernetes-validations", "[{rule: self.replicas < 5}]"), "SchemaTightenedElsewhere") { Of = "prometheuses" },
        new("a field that is required now", "CustomResourceDefinition", Add(Spec("") + "/required", "[retention]"), "SchemaTightened") { Of = "prometheuses" },
        new("a version that is served no more", "CustomResourceDefinition", Replace("/spec/versions/0/served", "false"), "SchemaTightened") { Of = "prometheusrules" },
        new("a field that is removed and unused", "CustomResourceDefinition", Remove(Spec("thanos")), "SchemaTightenedElsewhere") { Of = "prometheuses" },

        // Versions.
        new("a major step", "Deployment", Replace(Container + "/image", "grafana/grafana:99.0.0"), "MajorVersion") { Of = "grafana" },
        new("a step back", "Deployment", Replace(Container + "/image", "grafana/grafana:13.0.0"), "Downgrade") { Of = "grafana" },
        new("an image from elsewhere", "Deployment", Replace(Container + "/image", "mirror.example.com/grafana/grafana:13.0.2"), "ImageSource") { Of = "grafana" },

        // Permissions.
        new("a verb more", "ClusterRole", Add("/rules/0/verbs/-", "escalate"), "PermissionWidened") { Of = "node-exporter" },
        new("a verb less", "ClusterRole", Replace("/rules/0/verbs", "[]"), "PermissionNarrowed") { Of = "node-exporter" },
        new("a rule more", "Role", Add("/rules/-", "{apiGroups: [''], resources: [secrets], verbs: [get]}"), "PermissionWidened"),
        new("a rule less", "Role", Remove("/rules/0"), "PermissionNarrowed"),
        new("a wildcard", "ClusterRole", Add("/rules/-", "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}"), "PermissionWidened"),
        new("a path of the API server", "ClusterRole", Add("/rules/-", "{nonResourceURLs: [/debug/*], verbs: [get]}"), "PermissionWidened"),
        new("a rule for one object becomes one for all", "Role", Add("/rules/0/resourceNames", "[a]"), "PermissionWidened") { IsReversed = true },
        new("a subject more", "ClusterRoleBinding", Add("/subjects/-", "{kind: User, name: eve}"), "PermissionWidened"),
        new("a subject less", "RoleBinding", Remove("/subjects/0"), "PermissionNarrowed"),
        new("a binding more", "ClusterRoleBinding", "removed", "PermissionWidened") { IsReversed = true },
        new("a role less", "ClusterRole", "removed", "PermissionNarrowed"),
        new("another ServiceAccount", "Deployment", Replace("/spec/template/spec/serviceAccountName", "admin"), "PermissionWidened"),

        // Ports.
        new("the port of a Service", "Service", Replace("/spec/ports/0/port", "12345"), "Port"),
        new("the name of a port, which monitors ask for", "Service", Replace("/spec/ports/0/name", "other"), "Port"),
        new("the target port of a Service", "Service", Replace("/spec/ports/0/targetPort", "12345"), "Port"),
        new("a port more", "Service", Add("/spec/ports/-", "{name: more, port: 12345}"), "Port"),
        new("the port of a container", "Deployment", Replace(Container + "/ports/0/containerPort", "12345"), "Port") { Of = "grafana" },
        new("the address that a program listens at", "DaemonSet", Replace(Container + "/args/0", "--web.listen-address=127.0.0.1:9200"), "Port"),
        new("the port of a monitor", "ServiceMonitor", Replace("/spec/endpoints/0/port", "other"), "Port"),
        new("the port of a probe", "Deployment", Replace(Container + "/readinessProbe/httpGet/port", "other"), "Port") { Of = "grafana" },

        // Who reaches what.
        new("a Service for the world", "Service", Add("/spec/type", "LoadBalancer"), "Exposure"),
        new("an Ingress", "Ingress", "removed", "Exposure")
        {
            IsReversed = true,
            Given = "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: ui, namespace: monitoring}\nspec: {defaultBackend: {service: {name: grafana, port: {number: 3000}}}}\n",
        },
        new("a NetworkPolicy that is removed", "NetworkPolicy", "removed", "NetworkWidened"),
        new("a NetworkPolicy that is added", "NetworkPolicy", "removed", "NetworkNarrowed") { IsReversed = true },
        new("a peer more", "NetworkPolicy", Add("/spec/ingress/-", "{from: [{namespaceSelector: {}}]}"), "NetworkWidened") { Of = "grafana" },
        new("a peer less", "NetworkPolicy", Remove("/spec/ingress/0"), "Port NetworkNarrowed") { Of = "alertmanager" },
        new("traffic to everybody no more", "NetworkPolicy", Replace("/spec/egress", "[]"), "NetworkNarrowed"),
        new("another port for a peer", "NetworkPolicy", Replace("/spec/ingress/0/ports/0/port", "12345"), "Port NetworkWidened NetworkNarrowed") { Of = "grafana" },

        // Confinement.
        new("a privileged container", "Deployment", Add(Container + "/securityContext/privileged", "true"), "SecurityLoosened"),
        new("a root file system that can be written", "Deployment", Replace(Container + "/securityContext/readOnlyRootFilesystem", "false"), "SecurityLoosened"),
        new("escalation that nobody forbids", "Deployment", Remove(Container + "/securityContext/allowPrivilegeEscalation"), "SecurityLoosened"),
        new("a capability more", "DaemonSet", Add(Container + "/securityContext/capabilities/add", "[SYS_ADMIN]"), "SecurityLoosened"),
        new("capabilities that are no longer dropped", "Deployment", Remove(Container + "/securityContext/capabilities/drop"), "SecurityLoosened"),
        new("the network of the host", "Deployment", Add("/spec/template/spec/hostNetwork", "true"), "SecurityLoosened"),
        new("a folder of the host", "Deployment", Add("/spec/template/spec/volumes", "[{name: all, hostPath: {path: /}}]"), "SecurityLoosened") { Of = "kube-state-metrics" },
        new("a security context that is removed", "DaemonSet", Remove("/spec/template/spec/securityContext"), "SecurityLoosened"),
        new("root", "DaemonSet", Replace("/spec/template/spec/securityContext/runAsUser", "0"), "SecurityLoosened"),
        new("the token of an account", "ServiceAccount", Replace("/automountServiceAccountToken", "true"), "SecurityLoosened") { Of = "grafana" },
        new("a mount that can be written", "DaemonSet", Remove("/spec/template/spec/containers/0/volumeMounts/0/readOnly"), "SecurityLoosened"),
        new("a mount more", "DaemonSet", Add("/spec/template/spec/containers/0/volumeMounts/-", "{name: root, mountPath: /more, readOnly: false}"), ""),
        new("no certificate checked", "ServiceMonitor", Add("/spec/endpoints/0/tlsConfig", "{insecureSkipVerify: true}"), "SecurityLoosened Scrape") { Of = "grafana" },
        new("a seccomp profile", "Deployment", Add("/spec/template/spec/securityContext/seccompProfile", "{type: RuntimeDefault}"), "SecurityTightened") { Of = "grafana" },
        new("a namespace that is enforced", "Namespace", Add("/metadata/labels/pod-security.kubernetes.io~1enforce", "restricted"), "SecurityTightened") { Of = "monitoring" },

        // The rest.
        new("a webhook that refuses what it cannot ask about", "ValidatingWebhookConfiguration", Replace("/webhooks/0/failurePolicy", "Fail"), "Webhook") { Given = Webhook },
        new("a webhook that is removed", "ValidatingWebhookConfiguration", "removed", "Webhook") { Given = Webhook },
        new("the pods of a Service", "Service", Replace("/spec/selector/app.kubernetes.io~1name", "other"), "Selection"),
        new("the monitors of Prometheus", "Prometheus", Remove("/spec/serviceMonitorNamespaceSelector"), "Selection"),
        new("the Services of a monitor", "ServiceMonitor", Add("/spec/selector/matchLabels/tier", "x"), "Selection"),
        new("the pods of a disruption budget", "PodDisruptionBudget", Add("/spec/selector/matchLabels/tier", "x"), "Selection"),
        new("the retention of Prometheus", "Prometheus", Add("/spec/retention", "1d"), "Retention"),
        new("an alert that is removed", "PrometheusRule", Remove("/spec/groups/0/rules/0"), "AlertRemoved") { Of = "alertmanager-main" },
        new("an alert that is added", "PrometheusRule", Add("/spec/groups/0/rules/-", "{alert: Fresh, expr: up == 0}"), "AlertAdded"),
        new("an alert that computes something else", "PrometheusRule", Replace("/spec/groups/0/rules/0/expr", "vector(7)"), "RuleChanged"),
        new("an alert of another severity", "PrometheusRule", Replace("/spec/groups/0/rules/0/for", "77m"), "RuleChanged") { Of = "alertmanager-main" },
        new("a recording rule that is removed", "PrometheusRule", Remove("/spec/groups/1/rules/0"), "RecordingRuleRemoved") { Of = "kube-state-metrics" },
        new("series that are dropped", "ServiceMonitor", Add("/spec/endpoints/0/metricRelabelings", "[{action: drop, sourceLabels: [__name__], regex: a}]"), "Scrape") { Of = "grafana" },
        new("another interval", "ServiceMonitor", Add("/spec/endpoints/0/interval", "5m"), "Scrape"),
        new("an argument more", "Deployment", Add(Container + "/args", "[--fresh=1]"), "Argument") { Of = "grafana" },
        new("replicas of a Deployment", "Deployment", Replace("/spec/replicas", "7"), "Replicas"),
        new("replicas of Prometheus", "Prometheus", Replace("/spec/replicas", "7"), "Replicas"),
        new("how many pods may be away", "PodDisruptionBudget", Add("/spec/maxUnavailable", "3"), "Replicas"),
        new("the memory of a container", "Deployment", Add(Container + "/resources/limits/memory", "1Gi"), "Resources"),
        new("the nodes of a Deployment", "Deployment", Add("/spec/template/spec/nodeSelector/disk", "ssd"), "Scheduling"),
        new("the tolerations of a DaemonSet", "DaemonSet", Remove("/spec/template/spec/tolerations"), "Scheduling"),

        // No risk at all.
        new("a label", "Service", Add("/metadata/labels/team", "a"), ""),
        new("a dashboard", "ConfigMap", Replace("/data/a", "\"{\\\"title\\\": 1}\""), "")
        {
            Given = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: board, namespace: data}\ndata: {a: \"{}\"}\n",
            Of = "board",
        },
        new("labels that are versions", "Service", Replace("/metadata/labels/app.kubernetes.io~1version", "9.9.9"), "") { Of = "grafana" },
    ];

    private static string Add(string path, string value) => $"[{{op: add, path: {path}, value: {value}}}]";

    private static string Replace(string path, string value) => $"[{{op: replace, path: {path}, value: {value}}}]";

    private static string Remove(string path) => $"[{{op: remove, path: {path}}}]";

    private static string Spec(string field, bool endpoints = false) =>
        "/spec/versions/0/schema/openAPIV3Schema/properties/spec" + (endpoints ? "/properties/endpoints/items" : "") + (field.Length == 0 ? "" : $"/properties/{field}");
}
