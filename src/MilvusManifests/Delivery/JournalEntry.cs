namespace MilvusManifests.Delivery;

/// <summary>One change of a journal.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Path">Where, below the output folder.</param>
internal readonly record struct JournalEntry(JournalEntryKind Kind, string Path);
