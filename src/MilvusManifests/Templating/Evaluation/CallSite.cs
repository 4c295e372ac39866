using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Where a call stands.</summary>
/// <param name="Span">From the name of the function to the end of its arguments.</param>
/// <param name="End">Where a further argument would stand.</param>
internal readonly record struct CallSite(TextSpan Span, int End)
{
    /// <summary>What the template names the function by; null for a call that a builtin makes.</summary>
    public TextSpan? Name { get; init; }
}
