using System.Collections.Immutable;
using MilvusManifests.Artifacts;
using MilvusManifests.Building;
using MilvusManifests.Catalogue;
using MilvusManifests.Checks;
using MilvusManifests.Committing;
using MilvusManifests.Comparison;
using MilvusManifests.Configuration;
using MilvusManifests.Configuration.Clusters;
using MilvusManifests.Dashboards;
using MilvusManifests.Delivery;
using MilvusManifests.Drift;
using MilvusManifests.Json;
using MilvusManifests.Schemas;
using MilvusManifests.Schemas.Json;
using MilvusManifests.Schemas.Kubernetes;
using MilvusManifests.Schemas.Packs;
using MilvusManifests.Templating;
using MilvusManifests.Text;
using MilvusManifests.Upstream;
using MilvusManifests.Validation;
using MilvusManifests.Values;
using MilvusManifests.Verification;
using MilvusManifests.Verification.Objects;
using MilvusManifests.Yaml;

namespace MilvusManifests;

/// <summary>The table of every diagnostic code of the library. Each is declared beside what reports it.</summary>
internal static class DiagnosticCodes
{
    /// <summary>Every code by its id, <c>MM1001</c>, in ordinal order.</summary>
    public static ImmutableSortedDictionary<string, DiagnosticCode> All { get; } =
        new[]
        {
            TextCodes.All, YamlCodes.All, JsonCodes.All, ValueCodes.All, TemplateCodes.All, SchemaCodes.All, JsonSchemaCodes.All, ObjectCodes.All,
            PackCodes.All, CatalogueCodes.All, ConfigurationCodes.All, ClusterCodes.All, DashboardCodes.All, UpstreamCodes.All, BuildingCodes.All, DeliveryCodes.All, ComparisonCodes.All, DriftCodes.All, CommittingCodes.All, ArtifactCodes.All,
            ValidationCodes.All, VerificationCodes.All, LiveObjectCodes.All,
        }
        .Concat(SetChecks.All.Select(check => check.Codes))
        .SelectMany(codes => codes)
        .Distinct()
        .ToImmutableSortedDictionary(code => code.Id, code => code, StringComparer.Ordinal);
}
