using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>The files that the paths on the command line name.</summary>
/// <param name="Paths">The files, each once.</param>
/// <param name="Diagnostics">Folders that cannot be read, or in which nothing was found.</param>
internal sealed record FoundFiles(ImmutableArray<string> Paths, ImmutableArray<Diagnostic> Diagnostics);
