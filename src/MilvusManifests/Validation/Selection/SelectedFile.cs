using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Validation.Selection;

/// <summary>A file to validate.</summary>
/// <param name="Path">The file; <c>-</c> is standard input.</param>
/// <param name="IsNamed">Whether it was named itself, so that it is never skipped; otherwise it was found in a folder.</param>
internal sealed record SelectedFile(string Path, bool IsNamed);

/// <summary>What a folder holds.</summary>
/// <param name="Files">The files to validate, in the ordinal order of their paths.</param>
/// <param name="Skipped">Why others are left out, once for each.</param>
/// <param name="Diagnostics">An error for each folder that cannot be read.</param>
internal sealed record FolderSelection(ImmutableArray<string> Files, ImmutableArray<SkipReason> Skipped, ImmutableArray<Diagnostic> Diagnostics);
