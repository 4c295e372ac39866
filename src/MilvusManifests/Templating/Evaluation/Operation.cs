using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>The places of an operator and its operands.</summary>
internal readonly record struct Operation(TextSpan Span, TextSpan Operator, TextSpan Left, TextSpan Right);
