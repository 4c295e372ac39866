namespace MilvusManifests.Schemas.Cel;

/// <summary>What a text is as an expression.</summary>
/// <param name="Expression">The expression; it cannot be evaluated if anything below is set.</param>
/// <param name="SyntaxFault">Why no reader of the language accepts the text: <c>'(' is never closed</c>; null if its syntax is right. Names and types are not judged.</param>
/// <param name="Unsupported">The first part that cannot be evaluated here: <c>the function 'image'</c>; null if there is none.</param>
/// <param name="IsTransition">Whether it refers to the old object.</param>
internal sealed record CelCompilation(CelExpression Expression, string? SyntaxFault, string? Unsupported, bool IsTransition);
