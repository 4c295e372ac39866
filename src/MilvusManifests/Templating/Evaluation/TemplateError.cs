using MilvusManifests.Text;
using Scriban.Parsing;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>An error in a running template, on its way through Scriban to the statement that is abandoned.</summary>
/// <param name="code">The kind of error.</param>
/// <param name="span">The code at fault.</param>
/// <param name="message">What is wrong.</param>
internal class TemplateError(DiagnosticCode code, SourceSpan span, string message) : ScriptRuntimeException(span, message)
{
    /// <summary>The kind of error.</summary>
    public DiagnosticCode Code => code;
}

/// <summary>An error that ends the render: a limit is reached, or there are too many errors.</summary>
internal sealed class RenderStopped(DiagnosticCode code, SourceSpan span, string message) : TemplateError(code, span, message);

/// <summary>Abandons a statement because of an earlier error: a failed call, or a variable whose assignment failed.</summary>
internal sealed class Silenced(SourceSpan span) : ScriptRuntimeException(span, "an error before this one");

/// <summary>Ends the render once the reason is reported.</summary>
internal sealed class Ended(SourceSpan span) : ScriptRuntimeException(span, "the render has ended");
