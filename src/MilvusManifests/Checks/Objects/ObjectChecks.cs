using System.Collections.Immutable;
using MilvusManifests.Checks.Objects.Queries;
using MilvusManifests.Lint;

namespace MilvusManifests.Checks.Objects;

/// <summary>Every check of the objects of a set.</summary>
internal static class ObjectChecks
{
    /// <summary>The checks, in the order of their codes.</summary>
    public static ImmutableArray<IObjectCheck> All { get; } =
    [
        .. LintChecks.All.Select(check => new LintedQueries(check)),
        new ScrapedMonitors(),
        new DanglingReferences(),
        new UnmountedDashboards(),
        new UnselectedRules(),
        new UndeliveredAlerts(),
        new RoutesWithoutAlerts(),
        new DisplacedMetricsServer(),
        new DroppedSeries(),
        new ContainersWithoutRequests(),
        new MovingImages(),
        new PodSecurity(),
        new BlockedDrains(),
        new OverlappingSelectors(),
        new WildcardPermissions(),
        new EscalatingPermissions(),
        new UnusedPermissions(),
    ];
}
