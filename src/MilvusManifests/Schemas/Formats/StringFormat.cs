namespace MilvusManifests.Schemas.Formats;

/// <summary>A format of strings in JSON Schema.</summary>
/// <param name="Name">What a string of this format is called: <c>date and time</c>.</param>
/// <param name="IsValid">Whether a string has this format.</param>
/// <param name="Advice">What to write instead: <c>use ...</c>.</param>
internal sealed record StringFormat(string Name, Func<string, bool> IsValid, string? Advice);
