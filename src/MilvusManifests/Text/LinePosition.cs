namespace MilvusManifests.Text;

/// <summary>A place in a text as people and compilers name it.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in UTF-16 code units, from 1.</param>
public readonly record struct LinePosition(int Line, int Column)
{
    /// <summary>The position as <c>line,column</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Line},{Column}");
}
