using System.Collections.Immutable;
using MilvusManifests.Building.GitOps;
using MilvusManifests.Building.Milvus;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Access;
using MilvusManifests.Configuration.Milvus;
using MilvusManifests.Text;

namespace MilvusManifests.Building;

/// <summary>Which files a configuration asks for, and where each comes from.</summary>
/// <param name="Manifests">The files that templates write, in the order they are applied.</param>
/// <param name="HasDefinitions">Whether the catalogue's CustomResourceDefinitions belong to the set: with the operator that reads them.</param>
/// <param name="Upstream">The files that are taken from a source of upstream's own, by their paths below its <c>manifests/</c>, in ordinal order.</param>
internal sealed record Plan(ImmutableArray<PlannedManifest> Manifests, bool HasDefinitions, ImmutableArray<string> Upstream);

/// <summary>A file to be made: which template writes it, and for which Milvus.</summary>
/// <param name="Path">The file below the output folder, with <c>/</c>.</param>
/// <param name="Template">The template below the templates folder, with <c>/</c>.</param>
/// <param name="Milvus">The Milvus that the template sees as <c>instance</c>; null for the stack's own files.</param>
internal sealed record PlannedManifest(string Path, string Template, MilvusInstance? Milvus = null)
{
    /// <summary>Whether the file is one of kube-prometheus'.</summary>
    public bool IsOfStack { get; init; }

    /// <summary>The part of the set that the template sees as <c>part</c>; null for a file that is not about one.</summary>
    public SetPart? Part { get; init; }
}

/// <summary>Decides which files belong to a set.</summary>
internal static class Planner
{
    private const string StackFolder = "manifests/";
    private const string NamespaceTemplate = "setup/namespace.yaml.sbn";
    private const string MilvusNamespaceTemplate = "setup/milvusNamespace.yaml.sbn";
    private const string RbacTemplate = "milvus/prometheusRbac.yaml.sbn";
    private const string DiscoveryRbacTemplate = "milvus/discoveryRbac.yaml.sbn";
    private const string IngressTemplate = "manifests/access-ingress.yaml.sbn";
    private const string RouteTemplate = "manifests/access-httpRoute.yaml.sbn";
    private const string AccessPolicyTemplate = "manifests/access-networkPolicy.yaml.sbn";

    private static readonly ImmutableArray<string> DiscoveryTemplates =
        ["manifests/milvusDiscovery-clusterRole.yaml.sbn", "manifests/milvusDiscovery-clusterRoleBinding.yaml.sbn"];

    private static readonly ImmutableArray<string> OtherTemplates =
        [NamespaceTemplate, MilvusNamespaceTemplate, IngressTemplate, RouteTemplate, AccessPolicyTemplate, .. DiscoveryTemplates, RbacTemplate, DiscoveryRbacTemplate, .. InstanceFiles.Templates];

    /// <summary>The plan of a run, and what the user should know about files that are not in it. Without the files of its source there is nothing to plan.</summary>
    public static Result<Plan> Plan(Inputs inputs)
    {
        if (inputs.LacksSource)
        {
            return new(new Plan([], HasDefinitions: false, []), []);
        }

        var (configuration, release) = (inputs.Configuration, inputs.Release);
        var manifests = ImmutableArray.CreateBuilder<PlannedManifest>();
        ImmutableArray<string> own = [.. inputs.Templates.Own.Where(TemplateSet.IsManifest)];
        var source = inputs.Source is { } files ? SourcePlan.Make(configuration.KubePrometheus, release, own, [.. files.Files.Select(file => file.Path)]) : null;

        // The user's templates that the plan has no use for by itself are further files of the set.
        var extras = own.Where(template => !IsPlanned(template, release) && !EngineFiles.Has(template) && source?.IsReplacement(template) != true).ToArray();
        if (source is null)
        {
            AddStack(manifests, configuration.KubePrometheus, release);
        }
        else
        {
            manifests.AddRange(source.Replaced.Select(template => new PlannedManifest(WithoutSuffix(template), template) { IsOfStack = true }));
        }

        manifests.AddRange(extras.Where(path => !IsOfMilvus(path)).Select(template => new PlannedManifest(WithoutSuffix(template), template)));
        AddNamespaces(manifests, configuration);
        AddAccess(manifests, configuration);
        AddDiscovery(manifests, configuration);
        AddMilvus(manifests, configuration, [.. extras.Where(IsOfMilvus)]);
        return new(
            new Plan(manifests.DrainToImmutable(), source is null && configuration.KubePrometheus.Has("prometheusOperator"), source?.Taken ?? []),
            [.. configuration.Milvus.Select(MonitorNotice.Of).OfType<Diagnostic>()]);
    }

    private static void AddStack(ImmutableArray<PlannedManifest>.Builder manifests, KubePrometheusConfiguration stack, KubePrometheusRelease release)
    {
        var present = StackComponent.Names.Where(stack.Has).ToArray();
        if (present.Length > 0 && !IsOfKubernetes(stack.Namespace.Value))
        {
            manifests.Add(new PlannedManifest(WithoutSuffix(NamespaceTemplate), NamespaceTemplate) { IsOfStack = true });
        }

        foreach (var file in present.SelectMany(component => release.Component(component).Files).Order(StringComparer.Ordinal))
        {
            manifests.Add(new PlannedManifest(StackFolder + file, StackFolder + file + TemplateSet.Suffix) { IsOfStack = true });
        }
    }

    // One entry that asks for it is enough. The stack's own is there with the stack.
    private static void AddNamespaces(ImmutableArray<PlannedManifest>.Builder manifests, ManifestsConfiguration configuration)
    {
        var stack = configuration.KubePrometheus;
        var present = new HashSet<string>(StringComparer.Ordinal);
        if (configuration.Stack.IsOfOthers || StackComponent.Names.Any(stack.Has))
        {
            present.Add(stack.Namespace.Value);
        }

        foreach (var milvus in configuration.Milvus)
        {
            if (milvus.CreateNamespace.Value && present.Add(milvus.Namespace.Value))
            {
                manifests.Add(new PlannedManifest($"setup/namespace-{milvus.Namespace.Value}.yaml", MilvusNamespaceTemplate, milvus));
            }
        }
    }

    // Every cluster has these from the start, and pruning a set that owns one would delete it.
    private static bool IsOfKubernetes(string @namespace) => @namespace is "default" or "kube-system" or "kube-public" or "kube-node-lease";

    // They are for the stack, and its switch for NetworkPolicies removes that of them, too: alone, it would keep everybody else out.
    private static void AddAccess(ImmutableArray<PlannedManifest>.Builder manifests, ManifestsConfiguration configuration)
    {
        if (configuration.Access.Services.Any(exposed => configuration.KubePrometheus.Has(exposed.Service.Component)))
        {
            var template = configuration.Access.Kind == AccessKind.Ingress ? IngressTemplate : RouteTemplate;
            manifests.AddRange(from one in (string[])[template, AccessPolicyTemplate] select new PlannedManifest(WithoutSuffix(one), one) { IsOfStack = true });
        }
    }

    private static void AddDiscovery(ImmutableArray<PlannedManifest>.Builder manifests, ManifestsConfiguration configuration)
    {
        if (configuration is { Stack.IsOfOthers: true, Rbac.Value: RbacScope.ClusterRole, Milvus.IsEmpty: false })
        {
            manifests.AddRange(DiscoveryTemplates.Select(template => new PlannedManifest(WithoutSuffix(template), template)));
        }
    }

    private static void AddMilvus(ImmutableArray<PlannedManifest>.Builder manifests, ManifestsConfiguration configuration, ImmutableArray<string> extra)
    {
        var stack = configuration.KubePrometheus;
        var granted = new HashSet<string>(StringComparer.Ordinal);

        foreach (var milvus in configuration.Milvus)
        {
            var folder = $"milvus/{milvus.Namespace.Value}/{milvus.Release.Value}";
            var byStack = stack.Has("prometheus") && PrometheusRbac.IsGranted(milvus.Namespace.Value, stack.Namespace.Value);
            if (configuration.Rbac.Value == RbacScope.Namespaces && !byStack && granted.Add(milvus.Namespace.Value))
            {
                var template = configuration.Stack.IsOfOthers ? DiscoveryRbacTemplate : RbacTemplate;
                manifests.Add(new PlannedManifest($"milvus/{milvus.Namespace.Value}/{WithoutSuffix(template)["milvus/".Length..]}", template, milvus));
            }

            foreach (var template in InstanceFiles.Of(milvus))
            {
                manifests.Add(new PlannedManifest($"{folder}/{WithoutSuffix(template)["milvus/".Length..]}", template, milvus));
            }

            manifests.AddRange(extra.Select(template => new PlannedManifest($"{folder}/{WithoutSuffix(template)["milvus/".Length..]}", template, milvus)));
        }
    }

    // Not "is shipped": in a checkout of the sources, shipped templates and the user's own are in one folder.
    private static bool IsPlanned(string template, KubePrometheusRelease release) =>
        OtherTemplates.Contains(template, StringComparer.Ordinal)
        || (template.StartsWith(StackFolder, StringComparison.Ordinal)
            && release.Components.Any(component => component.Files.Contains(WithoutSuffix(template)[StackFolder.Length..], StringComparer.Ordinal)));

    private static bool IsOfMilvus(string template) => template.StartsWith("milvus/", StringComparison.Ordinal);

    private static string WithoutSuffix(string template) => template[..^TemplateSet.Suffix.Length];
}
