namespace MilvusManifests.Schemas.Cel;

/// <summary>An evaluation without a result: a missing field, a division by zero, an overflow.</summary>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="IsOurs">Whether a Kubernetes API server would have evaluated it.</param>
internal sealed record CelError(string Reason, bool IsOurs = false);
