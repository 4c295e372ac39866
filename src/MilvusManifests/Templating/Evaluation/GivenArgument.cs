using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>An argument of a call, evaluated.</summary>
internal sealed record GivenArgument(Value Value, string? Name, TextSpan Span);
