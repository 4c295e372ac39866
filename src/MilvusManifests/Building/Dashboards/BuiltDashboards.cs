using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration;
using MilvusManifests.Dashboards;
using MilvusManifests.Text;
using MilvusManifests.Yaml;
using static MilvusManifests.Configuration.Shapes.DefaultValue;

namespace MilvusManifests.Building.Dashboards;

/// <summary>A dashboard of a set.</summary>
/// <param name="Name">Its name: that of its file, and what the name of its ConfigMap ends in.</param>
/// <param name="Json">The dashboard in Grafana's model.</param>
/// <param name="ConfigMap">The object that it is delivered in, if it is delivered in one.</param>
internal sealed record BuiltDashboard(string Name, string Json, YamlMapping ConfigMap)
{
    /// <summary>What it was compiled to; null for one of the user's own.</summary>
    public CompiledDashboard? Compiled { get; init; }

    /// <summary>What was read of one of the user's own; null for one that was compiled.</summary>
    public OwnDashboard? Own { get; init; }

    /// <summary>Its identifier in Grafana; null for one of the user's own that has none.</summary>
    public string? Uid => Compiled?.Uid ?? (Own!.Root["uid"] as YamlScalar)?.Value;

    /// <summary>Where it is described.</summary>
    public Location Location => Compiled?.Description.Title.Location ?? Own!.Root.Find("uid")?.Value.Location ?? Own.Source.At(0, 0);
}

/// <summary>The dashboards of a set.</summary>
/// <param name="All">The dashboards, in the order of their names.</param>
/// <param name="Manifests">The files that they are delivered in; none where they are delivered in another way.</param>
/// <param name="Descriptions">The descriptions that were compiled, by their paths below the templates folder.</param>
internal sealed record BuiltDashboards(ImmutableArray<BuiltDashboard> All, ImmutableArray<Manifest> Manifests, ImmutableSortedDictionary<string, SourceText> Descriptions)
{
    private const string NamePrefix = "grafana-dashboard-";

    // What the API server adds up are the bytes of keys and values.
    private const int MaxBytes = 1_000_000;

    private static readonly BuiltDashboards None = new([], [], ImmutableSortedDictionary<string, SourceText>.Empty);

    /// <summary>The name of the ConfigMap of a dashboard, and of the volume that it is mounted from.</summary>
    public static string ObjectNameOf(string dashboard) => NamePrefix + dashboard;

    /// <summary>Compiles the dashboards of a set, and adds the user's own.</summary>
    public static Result<BuiltDashboards> Build(Inputs inputs)
    {
        var configuration = inputs.Configuration;
        var delivery = configuration.KubePrometheus.Dashboards.Delivery.Value;
        if (inputs.LacksSource || delivery == DashboardDelivery.None || (delivery == DashboardDelivery.Mounted && !configuration.KubePrometheus.Has("grafana")))
        {
            return new(None, []);
        }

        var environment = DashboardEnvironment.Of(configuration);
        if (inputs.Shared is not { } shared || !inputs.Dashboards.IsEmpty)
        {
            return Build(inputs, environment);
        }

        var key = KeyOf(inputs, environment);
        if (shared.Dashboards.Find<BuiltDashboards>(key) is { } known)
        {
            return new(known, []);
        }

        var built = Build(inputs, environment);
        if (built.Diagnostics.IsEmpty)
        {
            var made = built.Value! with { Manifests = [.. built.Value.Manifests.Select(manifest => manifest with { Objects = [.. manifest.Objects.Select(one => new ManifestObject(one.Reference, one.Node) { IsShared = true })] })] };
            shared.Dashboards.Keep(key, made);
            return new(made, []);
        }

        return built;
    }

    // Everything that decides what dashboards there are, and what they show.
    private static string KeyOf(Inputs inputs, DashboardEnvironment environment)
    {
        var configuration = inputs.Configuration;
        var stack = configuration.KubePrometheus;
        var key = new StringBuilder().AppendJoin(' ', inputs.Release.Tag, stack.Namespace.Value, stack.Dashboards.Delivery.Value, configuration.Stack.IsOfOthers, inputs.Source is null, inputs.Templates.Folder);
        key.Append('\n').AppendJoin(' ', DashboardEnvironment.Needs.Where(need => environment.Has([need])));
        foreach (var group in environment.Milvus)
        {
            key.Append('\n').AppendJoin(' ', group.Minor, group.ComponentLabel, group.Distinction).Append('\n').AppendJoin(' ', DashboardEnvironment.Needs.Where(need => environment.Has([need], group)));
            foreach (var instance in group.Instances)
            {
                key.Append('\n').AppendJoin(' ', instance.Release.Value, instance.Namespace.Value, instance.Names.Value.Name, instance.Version.Value);
            }
        }

        return key.ToString();
    }

    private static Result<BuiltDashboards> Build(Inputs inputs, DashboardEnvironment environment)
    {
        var delivery = inputs.Configuration.KubePrometheus.Dashboards.Delivery.Value;
        var found = new DiagnosticBag();
        var descriptions = ImmutableSortedDictionary.CreateBuilder<string, SourceText>(StringComparer.Ordinal);
        var dashboards = new List<BuiltDashboard>();
        var named = Describe(inputs, descriptions, found);
        foreach (var description in named)
        {
            foreach (var compiled in DashboardCompiler.Compile(description, environment, [.. named.Select(other => other.Name)]))
            {
                var json = DashboardJson.Write(compiled);
                dashboards.Add(new(compiled.Name, json, ConfigMap(compiled.Name, json, description.Subject == DashboardSubject.Milvus ? "Milvus" : "Kubernetes", inputs)) { Compiled = compiled });
            }
        }

        foreach (var own in inputs.Dashboards)
        {
            var json = own.Source.Text.Replace("\r\n", "\n", StringComparison.Ordinal).TrimEnd('\n') + "\n";
            dashboards.Add(new(own.Name, json, ConfigMap(own.Name, json, null, inputs)) { Own = own });
        }

        dashboards.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        var isInObjects = delivery != DashboardDelivery.Files;
        Check(dashboards, isInObjects, found);
        if (found.HasErrors)
        {
            return found.With<BuiltDashboards>(None);
        }

        return found.With<BuiltDashboards>(new([.. dashboards], isInObjects ? [.. dashboards.Select(ManifestOf)] : [], descriptions.ToImmutable()));
    }

    // With upstream's own files as the source, its dashboards of the stack are among them, and another installation has its own.
    private static List<DashboardDescription> Describe(Inputs inputs, ImmutableSortedDictionary<string, SourceText>.Builder descriptions, DiagnosticBag found)
    {
        var named = new List<DashboardDescription>();
        foreach (var path in inputs.Templates.Descriptions.Paths)
        {
            if (found.Take(inputs.Templates.Descriptions.Read(path)) is { } source
                && found.Take(DescriptionReader.Read(DescriptionSet.NameOf(path), source)) is { } description
                && ((inputs.Source is null && !inputs.Configuration.Stack.IsOfOthers) || description.Subject == DashboardSubject.Milvus || !DescriptionSet.IsShipped(path)))
            {
                descriptions[path] = source;
                named.Add(description);
            }
        }

        return named;
    }

    private static Manifest ManifestOf(BuiltDashboard dashboard) => new(
        $"manifests/{ObjectNameOf(dashboard.Name)}.yaml",
        dashboard.Compiled is { } compiled ? GeneratedComment.FromTemplate($"dashboards/{compiled.Description.Name}.yaml") : GeneratedComment.FromDashboard(dashboard.Own!.Source.Path),
        [new ManifestObject(ObjectReference.Of(dashboard.ConfigMap)!, dashboard.ConfigMap)])
    {
        Template = dashboard.Compiled?.Description.Source.At(0, 0) ?? dashboard.Own!.Source.At(0, 0),
        IsOfStack = true,
    };

    private static YamlMapping ConfigMap(string name, string json, string? folder, Inputs inputs)
    {
        var labels = inputs.Configuration.Stack.IsOfOthers ? Map(("app.kubernetes.io/managed-by", Quoted("milvus-manifests"))) : LabelsOf(inputs.Release);
        var isForSidecar = inputs.Configuration.KubePrometheus.Dashboards.Delivery.Value == DashboardDelivery.Sidecar;
        var metadata = Map(("name", Quoted(ObjectNameOf(name))), ("namespace", Quoted(inputs.Configuration.KubePrometheus.Namespace.Value)));
        metadata = metadata.With("labels", isForSidecar ? labels.With("grafana_dashboard", Quoted("1")) : labels);
        metadata = isForSidecar && folder is not null ? metadata.With("annotations", Map(("grafana_folder", Quoted(folder)))) : metadata;
        return Map(("apiVersion", Quoted("v1")), ("kind", Quoted("ConfigMap")), ("metadata", metadata), ("data", Map(($"{name}.json", new YamlScalar(json, YamlScalarStyle.Literal, YamlScalarKind.String)))));
    }

    // Those that templates give every object of Grafana.
    private static YamlMapping LabelsOf(KubePrometheusRelease release)
    {
        var facts = (YamlMapping)release.Node["grafana"]!;
        return ((YamlMapping)facts["labels"]!).With("app.kubernetes.io/version", facts["version"]!);
    }

    private static void Check(List<BuiltDashboard> dashboards, bool isInObjects, DiagnosticBag found)
    {
        var uids = new Dictionary<string, BuiltDashboard>(StringComparer.Ordinal);
        for (var i = 0; i < dashboards.Count; i++)
        {
            var dashboard = dashboards[i];
            if (i > 0 && dashboards[i - 1].Name == dashboard.Name)
            {
                var own = dashboard.Own is null ? dashboards[i - 1] : dashboard;
                found.Error(DashboardCodes.Duplicate, own.Location, $"the set has a dashboard '{dashboard.Name}' of its own; rename the file");
            }
            else if (dashboard.Uid is { } uid && !uids.TryAdd(uid, dashboard))
            {
                var (blamed, other) = dashboard.Own is null ? (uids[uid], dashboard) : (dashboard, uids[uid]);
                found.Error(DashboardCodes.Duplicate, blamed.Location, $"uid '{uid}' is that of dashboard '{other.Name}', too");
            }

            if (isInObjects && Encoding.UTF8.GetByteCount(dashboard.Json) is var bytes and > MaxBytes)
            {
                found.Error(DashboardCodes.TooLarge, dashboard.Location, FormattableString.Invariant($"the dashboard has {bytes} bytes; a ConfigMap holds at most {MaxBytes}"));
            }
        }
    }
}
