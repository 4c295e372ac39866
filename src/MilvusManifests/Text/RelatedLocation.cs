namespace MilvusManifests.Text;

/// <summary>A second place of a diagnostic and the part it has.</summary>
/// <param name="Message">The part it has, such as <c>written by</c>; the location is printed after it.</param>
/// <param name="Location">The place; null for a line of plain explanation.</param>
public sealed record RelatedLocation(string Message, Location? Location)
{
    /// <summary>The part it has. Nothing in it is interpreted by a terminal, whatever it quotes.</summary>
    public string Message { get; init => field = PrintableText.Of(value); } = PrintableText.Of(Message);

    /// <summary>The message and the place on one line.</summary>
    public override string ToString() => Location is null ? Message : $"{Message} {Location}";
}
