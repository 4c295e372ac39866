using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Rules.Dashboards;

/// <summary>A query of Grafana with values in place of its variables.</summary>
/// <param name="Text">The text with values.</param>
/// <param name="Variables">The parts of it that stand for variables.</param>
/// <param name="Unknown">Those among them that the dashboard does not have.</param>
/// <param name="IsCertain">Whether the text is PromQL whatever the variables stand for, if it is with these values: each is inside of a string, or is a duration.</param>
internal sealed record ReplacedQuery(MappedText Text, ImmutableArray<TextSpan> Variables, ImmutableArray<UnknownVariable> Unknown, bool IsCertain);

/// <summary>A variable that the dashboard does not have: Grafana sends it as it is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Span">Where it is in the replaced text.</param>
/// <param name="IsInString">Whether it is inside of a string, so that Prometheus accepts it.</param>
internal sealed record UnknownVariable(string Name, TextSpan Span, bool IsInString);
