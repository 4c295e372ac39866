using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Drift;

/// <summary>How an output folder differs from a set.</summary>
/// <param name="Findings">One for each file that differs, and one for an interrupted run.</param>
/// <param name="Files">The number of files that differ.</param>
internal sealed record DriftReport(ImmutableArray<Diagnostic> Findings, int Files);
