using System.Collections.Immutable;
using System.Text;

namespace MilvusManifests.Text;

/// <summary>A message for the person who wrote an input: an error, a warning or a note.</summary>
/// <param name="Code">The kind of diagnostic.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Location">The place that this person would have to change; null where no file is to blame.</param>
/// <param name="Message">What is wrong and what would be right, on one line, without a full stop.</param>
public sealed record Diagnostic(DiagnosticCode Code, Severity Severity, Location? Location, string Message)
{
    /// <summary>What is wrong and what would be right. Nothing in it is interpreted by a terminal, whatever it quotes.</summary>
    public string Message { get; init => field = PrintableText.Of(value); } = PrintableText.Of(Message);

    /// <summary>What to do, where the message alone does not say it.</summary>
    public string? Hint { get; init => field = value is null ? null : PrintableText.Of(value); }

    /// <summary>Other places that have a part in it, the nearest first: the template line, the include chain, the output line.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];

    /// <summary>An error at a place.</summary>
    public static Diagnostic Error(DiagnosticCode code, Location? location, string message, string? hint = null) =>
        new(code, Severity.Error, location, message) { Hint = hint };

    /// <summary>A warning at a place.</summary>
    public static Diagnostic Warning(DiagnosticCode code, Location? location, string message, string? hint = null) =>
        new(code, Severity.Warning, location, message) { Hint = hint };

    /// <summary>This diagnostic with one more location after its others.</summary>
    public Diagnostic With(RelatedLocation related) => this with { Related = Related.Add(related) };

    /// <summary>The diagnostic as <c>file(line,column): error MM1001: message</c>, its hint and related places indented below.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Location is not null)
        {
            text.Append(Location).Append(": ");
        }

        text.Append(Severity switch { Severity.Error => "error ", Severity.Warning => "warning ", _ => "info " });
        text.Append(Code.Id).Append(": ").Append(Message);
        if (Hint is not null)
        {
            text.Append("\n  ").Append(Hint);
        }

        foreach (var related in Related)
        {
            text.Append("\n  ").Append(related);
        }

        return text.ToString();
    }
}
