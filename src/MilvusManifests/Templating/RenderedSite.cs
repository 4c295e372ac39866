using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Templating;

/// <summary>Where a part of a rendered text came from.</summary>
/// <param name="Template">The range in the template that wrote it.</param>
/// <param name="Callers">The includes and function calls that led there, the nearest first.</param>
/// <param name="Origin">Where the value was read that was written unchanged; null for text of the template and for a computed value.</param>
internal sealed record RenderedSite(Location Template, ImmutableArray<RelatedLocation> Callers, Location? Origin);
