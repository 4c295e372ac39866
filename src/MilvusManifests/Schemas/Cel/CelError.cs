namespace MilvusManifests.Schemas.Cel;

/// <summary>An evaluation that came to no value: a field that is not there, a division by zero, an overflow.</summary>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="IsOurs">Whether a Kubernetes API server would have come to a value.</param>
internal sealed record CelError(string Reason, bool IsOurs = false);
