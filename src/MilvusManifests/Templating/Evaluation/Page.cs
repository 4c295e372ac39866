using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>One template at work: the main one, or an included one together with the call that included it.</summary>
/// <param name="Source">Its text.</param>
/// <param name="Parent">The page that included it; null for the main template.</param>
/// <param name="CallSpan">The call in the parent's text.</param>
internal sealed record Page(SourceText Source, Page? Parent, TextSpan CallSpan);
