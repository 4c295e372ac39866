using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.ScrapePath;

/// <summary>One thing that has to be so for a monitor to be scraped.</summary>
/// <param name="Link">The link that it is a part of: one of <see cref="ScrapePath.Link"/>.</param>
/// <param name="Answer">Whether it is so.</param>
/// <param name="Reason">Why; for an unknown answer, what is not in the set.</param>
/// <param name="Place">Where that is written; null if it is written nowhere.</param>
internal sealed record Step(string Link, Answer Answer, string Reason, Location? Place)
{
    /// <summary>Why. Nothing in it is interpreted by a terminal, whatever it quotes.</summary>
    public string Reason { get; init => field = PrintableText.Of(value); } = PrintableText.Of(Reason);

    /// <summary>The smallest change that mends it; null if there is none.</summary>
    public Mend? Mend { get; init; }

    /// <summary>A step that holds.</summary>
    public static Step Yes(string link, string reason, YamlNode? place) => new(link, Answer.Yes, reason, place?.Location);

    /// <summary>A step that breaks the chain.</summary>
    public static Step No(string link, string reason, YamlNode? place, Mend? mend = null) => new(link, Answer.No, reason, place?.Location) { Mend = mend };

    /// <summary>A step that depends on what is not in the set.</summary>
    public static Step Unknown(string link, string reason, YamlNode? place) => new(link, Answer.Unknown, reason, place?.Location);
}
