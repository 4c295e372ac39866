namespace MilvusManifests.Text;

/// <summary>A range of a particular text: what a diagnostic points at.</summary>
/// <param name="Source">The text.</param>
/// <param name="Span">The range within it.</param>
public sealed record Location(SourceText Source, TextSpan Span)
{
    /// <summary>The file as a diagnostic shows it.</summary>
    public string Path => Source.Path;

    /// <summary>Where the range begins.</summary>
    public LinePosition Start => Source.GetPosition(Span.Start);

    /// <summary>Where the range ends, just after its last code unit.</summary>
    public LinePosition End => Source.GetPosition(Span.End);

    /// <summary>The place as <c>file(line,column)</c>, the form that MSBuild and editors link.</summary>
    public override string ToString() => $"{Path}({Start})";
}
