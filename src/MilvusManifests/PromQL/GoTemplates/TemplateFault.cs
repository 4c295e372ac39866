using MilvusManifests.Text;

namespace MilvusManifests.PromQL.GoTemplates;

/// <summary>What is wrong with a template.</summary>
/// <param name="Span">Where it is in the text.</param>
/// <param name="Message">What is wrong, as a sentence without its full stop.</param>
/// <param name="IsSyntax">Whether Prometheus rejects the rule; if not, it loads the rule and writes an error in place of the text whenever the alert fires.</param>
internal sealed record TemplateFault(TextSpan Span, string Message, bool IsSyntax);
