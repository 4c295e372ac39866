namespace MilvusManifests.Schemas.Kubernetes.Rules.Extensions;

/// <summary>Finds where a schema violates a rule.</summary>
/// <param name="part">The schema.</param>
/// <param name="found">Receives the violations.</param>
internal delegate void SchemaCheck(SchemaPart part, RuleViolations found);

/// <summary>A rule of every schema in a CustomResourceDefinition. Several are checked in one walk.</summary>
/// <param name="Id">The name of the rule.</param>
/// <param name="Source">The package and the function of Kubernetes that contain it.</param>
/// <param name="CheckSchema">Finds the violations of one schema.</param>
internal sealed record SchemaRule(string Id, string Source, SchemaCheck CheckSchema)
    : ObjectRule(["apiextensions.v1.CustomResourceValidation"], Id, Source, (validation, found) => SchemaPart.CheckAll(validation, [CheckSchema], found));
