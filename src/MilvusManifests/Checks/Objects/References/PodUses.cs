using MilvusManifests.Cluster.Workloads;
using MilvusManifests.Schemas.Kubernetes.Rules;

namespace MilvusManifests.Checks.Objects.References;

/// <summary>What pods need to start.</summary>
internal static class PodUses
{
    private static readonly (string Field, string Kind)[] Selectors = [("configMapKeyRef", "ConfigMap"), ("secretKeyRef", "Secret")];

    private static readonly (string Field, string Kind)[] Sources = [("configMapRef", "ConfigMap"), ("secretRef", "Secret")];

    /// <summary>The objects that pods need, but for what is optional.</summary>
    public static IEnumerable<ObjectUse> Of(PodGroup pods)
    {
        if ((pods.Spec.Scalar("serviceAccountName") ?? pods.Spec.Scalar("serviceAccount")) is { Value.Length: > 0 } account)
        {
            yield return new(pods.Owner, "", "ServiceAccount", pods.Namespace, account, "runs as");
        }

        foreach (var use in VolumesOf(pods))
        {
            yield return use;
        }

        foreach (var list in (string[])["containers", "initContainers", "ephemeralContainers"])
        {
            foreach (var container in pods.Spec.Mappings(list))
            {
                foreach (var use in EnvironmentOf(pods, container))
                {
                    yield return use;
                }
            }
        }
    }

    private static IEnumerable<ObjectUse> VolumesOf(PodGroup pods)
    {
        foreach (var volume in pods.Spec.Mappings("volumes"))
        {
            if (volume.Fields("persistentVolumeClaim").Scalar("claimName") is { } claim)
            {
                yield return new(pods.Owner, "", "PersistentVolumeClaim", pods.Namespace, claim, "mounts");
            }

            foreach (var use in ProjectionsOf(pods, volume, "secretName"))
            {
                yield return use;
            }

            foreach (var source in volume.Fields("projected").Mappings("sources"))
            {
                foreach (var use in ProjectionsOf(pods, source, "name"))
                {
                    yield return use;
                }
            }
        }
    }

    private static IEnumerable<ObjectUse> ProjectionsOf(PodGroup pods, ObjectFields source, string secretName)
    {
        foreach (var (field, kind, name) in ((string, string, string)[])[("configMap", "ConfigMap", "name"), ("secret", "Secret", secretName)])
        {
            var projected = source.Fields(field);
            if (projected.Scalar(name) is not { } written || projected.Flag("optional") == true)
            {
                continue;
            }

            yield return new(pods.Owner, "", kind, pods.Namespace, written, "mounts");
            foreach (var item in projected.Mappings("items"))
            {
                if (item.Scalar("key") is { } key)
                {
                    yield return new(pods.Owner, "", kind, pods.Namespace, written, "mounts") { Key = key };
                }
            }
        }
    }

    private static IEnumerable<ObjectUse> EnvironmentOf(PodGroup pods, ObjectFields container)
    {
        foreach (var variable in container.Mappings("env"))
        {
            var from = variable.Fields("valueFrom");
            foreach (var (field, kind) in Selectors)
            {
                var selector = from.Fields(field);
                if (selector.Scalar("name") is { } name && selector.Flag("optional") != true)
                {
                    yield return new(pods.Owner, "", kind, pods.Namespace, name, "has a variable from") { Key = selector.Scalar("key") };
                }
            }
        }

        foreach (var source in container.Mappings("envFrom"))
        {
            foreach (var (field, kind) in Sources)
            {
                var whole = source.Fields(field);
                if (whole.Scalar("name") is { } name && whole.Flag("optional") != true)
                {
                    yield return new(pods.Owner, "", kind, pods.Namespace, name, "has variables from");
                }
            }
        }
    }
}
