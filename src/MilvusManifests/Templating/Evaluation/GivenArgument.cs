using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>An argument of a call, evaluated.</summary>
internal readonly record struct GivenArgument(Value Value, string? Name, TextSpan Span);
