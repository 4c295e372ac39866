using MilvusManifests.Cluster;
using MilvusManifests.Schemas.Kubernetes.Rules;

namespace MilvusManifests.Checks.Objects.References;

/// <summary>The objects that are there although the set does not have them: every cluster has them, or something in the set makes them.</summary>
internal sealed class KnownObjects
{
    private static readonly string[] BuiltInRoles = ["cluster-admin", "admin", "edit", "view"];

    private readonly HashSet<(string Kind, string Namespace, string Name)> made = [];

    /// <summary>What the objects of a set make.</summary>
    public KnownObjects(ClusterObjects cluster)
    {
        AddSecrets(cluster, "bitnami.com", "SealedSecret", sealedSecret => sealedSecret.Name);
        AddSecrets(cluster, "external-secrets.io", "ExternalSecret", secret => secret.Spec.Fields("target").TextOr("name", secret.Name));
        AddSecrets(cluster, "cert-manager.io", "Certificate", certificate => certificate.Spec.Text("secretName"));
        AddSecrets(cluster, "secrets.hashicorp.com", "VaultStaticSecret", secret => secret.Spec.Fields("destination").Text("name"));
        AddSecrets(cluster, "secrets.hashicorp.com", "VaultDynamicSecret", secret => secret.Spec.Fields("destination").Text("name"));
        // A Bundle of trust-manager is a ConfigMap, or a Secret, of every namespace.
        foreach (var bundle in cluster.Of("trust.cert-manager.io", "Bundle"))
        {
            Add(bundle.Spec.Fields("target").Has("secret") ? "Secret" : "ConfigMap", "", bundle.Name);
        }

        foreach (var owner in cluster.Of("isindir.github.com", "SopsSecret"))
        {
            foreach (var template in owner.Spec.Mappings("secretTemplates"))
            {
                Add("Secret", owner.Namespace, template.Text("name"));
            }
        }

        foreach (var ingress in cluster.Of("networking.k8s.io", "Ingress"))
        {
            // cert-manager makes the Secrets of an Ingress that has one of its annotations.
            var isCertified = ingress.Fields.Fields("metadata").Entries("annotations").Any(annotation => annotation.Key.Value.StartsWith("cert-manager.io/", StringComparison.Ordinal));
            foreach (var certificate in isCertified ? ingress.Spec.Items("tls") : [])
            {
                Add("Secret", ingress.Namespace, ObjectFields.Of(certificate).Text("secretName"));
            }
        }

        foreach (var owner in cluster.Of("apps", "StatefulSet"))
        {
            for (var replica = 0; replica < Math.Min(owner.Spec.Number("replicas") ?? 1, MostClaims); replica++)
            {
                foreach (var template in owner.Spec.Mappings("volumeClaimTemplates"))
                {
                    Add("PersistentVolumeClaim", owner.Namespace, FormattableString.Invariant($"{template.Fields("metadata").Text("name")}-{owner.Name}-{replica}"));
                }
            }
        }
    }

    private const int MostClaims = 1000;

    /// <summary>Whether an object that the set does not have is there all the same.</summary>
    public bool Has(ObjectUse use) => made.Contains((use.Kind, "", use.Name.Value)) || made.Contains((use.Kind, use.Namespace, use.Name.Value)) || IsBuiltIn(use) || IsOfOperator(use);

    private static bool IsBuiltIn(ObjectUse use) => (use.Kind, use.Namespace, use.Name.Value) switch
    {
        ("ServiceAccount", _, "default") => true,
        ("ServiceAccount", "kube-system", _) => true,
        ("ConfigMap", _, "kube-root-ca.crt" or "openshift-service-ca.crt" or "istio-ca-root-cert") => true,
        ("Service", "default", "kubernetes") => true,
        ("Role", "kube-system" or "kube-public", _) => true,
        ("ClusterRole", _, var name) => name.StartsWith("system:", StringComparison.Ordinal) || BuiltInRoles.Contains(name, StringComparer.Ordinal),
        _ => false,
    };

    // prometheus-operator: pkg/prometheus/server/operator.go, pkg/alertmanager/operator.go
    private static bool IsOfOperator(ObjectUse use) => use.Kind == "Service" && use.Name.Value is "prometheus-operated" or "alertmanager-operated" or "thanos-ruler-operated" or "prometheus-agent-operated";

    private void AddSecrets(ClusterObjects cluster, string group, string kind, Func<ClusterObject, string?> name)
    {
        foreach (var owner in cluster.Of(group, kind))
        {
            Add("Secret", owner.Namespace, name(owner));
        }
    }

    private void Add(string kind, string space, string? name)
    {
        if (name is not null)
        {
            made.Add((kind, space, name));
        }
    }
}
