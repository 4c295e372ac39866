namespace MilvusManifests.Templating.Syntax;

/// <summary>How the output of a code block is indented: by the blanks before its <c>{{</c> where nothing else stands before it on the line.</summary>
/// <param name="Text">The blanks; empty for a block that does not begin its line.</param>
/// <param name="IsStripped">Whether the blanks are taken away by <c>{{-</c> or <c>{{~</c>.</param>
internal readonly record struct BlockIndent(string? Text, bool IsStripped);
