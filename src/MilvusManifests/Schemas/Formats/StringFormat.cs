namespace MilvusManifests.Schemas.Formats;

/// <summary>A format of strings in JSON Schema.</summary>
/// <param name="Name">What a string of it is called: <c>date and time</c>.</param>
/// <param name="IsValid">Whether a string is of it.</param>
/// <param name="Advice">What would be right: <c>use ...</c>.</param>
internal sealed record StringFormat(string Name, Func<string, bool> IsValid, string? Advice);
