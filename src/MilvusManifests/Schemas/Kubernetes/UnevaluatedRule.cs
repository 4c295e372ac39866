namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>A validation rule of a schema that applies to an object and was not evaluated.</summary>
/// <param name="Path">The part of the object that it applies to.</param>
/// <param name="Rule">The rule, in the Common Expression Language.</param>
/// <param name="Reason">Why: the part of the rule that is not supported.</param>
internal sealed record UnevaluatedRule(string Path, string Rule, string Reason);
