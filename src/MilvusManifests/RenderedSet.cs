using MilvusManifests.Rendering;

namespace MilvusManifests;

/// <summary>A set that was built and checked, and written nowhere.</summary>
/// <param name="Inputs">What it was made from.</param>
/// <param name="Set">Its objects.</param>
internal sealed record RenderedSet(Inputs Inputs, BuiltSet Set);
