using System.Collections.Immutable;
using MilvusManifests.PromQL.Syntax;

namespace MilvusManifests.PromQL;

/// <summary>What a text is as PromQL.</summary>
/// <param name="Expression">The expression; null if its syntax is not valid. One with errors of types is still complete.</param>
/// <param name="Errors">What is wrong: one error of syntax, or all of types, in the order in which Prometheus finds them.</param>
internal sealed record PromQLParse(Expression? Expression, ImmutableArray<PromQLError> Errors);
