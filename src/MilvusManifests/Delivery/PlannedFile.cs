namespace MilvusManifests.Delivery;

/// <summary>A file of a set beside what stands at its path.</summary>
/// <param name="File">The file.</param>
/// <param name="Stands">Whether a file stands there.</param>
/// <param name="Changed">Whether its bytes are not these.</param>
internal sealed record PlannedFile(OutputFile File, bool Stands, bool Changed);
