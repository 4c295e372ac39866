using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Cli;

/// <summary>The files that a command was pointed at.</summary>
/// <param name="Paths">The files, each once.</param>
/// <param name="Diagnostics">The folders that cannot be looked into, or in which nothing was found.</param>
internal sealed record FoundFiles(ImmutableArray<string> Paths, ImmutableArray<Diagnostic> Diagnostics);
