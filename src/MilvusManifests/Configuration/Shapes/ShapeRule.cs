using System.Collections.Immutable;

namespace MilvusManifests.Configuration.Shapes;

/// <summary>A rule between the keys of a mapping.</summary>
internal abstract record ShapeRule;

/// <summary>Exactly one of some keys is present.</summary>
/// <param name="Keys">The keys.</param>
internal sealed record ExactlyOne(params ImmutableArray<string> Keys) : ShapeRule;

/// <summary>Two keys are present together, or neither is.</summary>
/// <param name="Key">The key that is meaningful by itself.</param>
/// <param name="Companion">The key that completes it.</param>
internal sealed record Together(string Key, string Companion) : ShapeRule;

/// <summary>Some values of a key require another key.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">The values.</param>
/// <param name="Required">The key that they require.</param>
internal sealed record RequiredWhen(string Key, ImmutableArray<string> Values, string Required) : ShapeRule;
