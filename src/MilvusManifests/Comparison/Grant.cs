namespace MilvusManifests.Comparison;

/// <summary>One thing that a rule of a role allows; <c>*</c> stands for all.</summary>
/// <param name="Group">The API group; empty for the core one.</param>
/// <param name="Resource">The resource, or the path of an URL where <paramref name="IsUrl"/>.</param>
/// <param name="Name">The only object that it is about; empty for all.</param>
/// <param name="Verb">The verb.</param>
/// <param name="IsUrl">Whether it is about a path of the API server that is no resource.</param>
public sealed record Grant(string Group, string Resource, string Name, string Verb, bool IsUrl = false);
