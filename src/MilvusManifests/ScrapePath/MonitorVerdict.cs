using System.Collections.Immutable;
using MilvusManifests.Building;
using MilvusManifests.Cluster;
using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Servers;
using MilvusManifests.ScrapePath.Targets;

namespace MilvusManifests.ScrapePath;

/// <summary>Whether a monitor is scraped by a Prometheus, and why.</summary>
/// <param name="Monitor">The monitor.</param>
/// <param name="Server">The Prometheus; null if the set has none.</param>
/// <param name="Steps">What has to be so, in the order of the chain, up to where it cannot be followed any further.</param>
internal sealed record MonitorVerdict(ScrapeMonitor Monitor, PrometheusServer? Server, ImmutableArray<Step> Steps)
{
    /// <summary>What makes the chain whole; null if nothing has to, or nothing is known to.</summary>
    public Mend? Mend { get; init; }

    /// <summary>The monitor that makes Prometheus refuse its whole configuration, and this one with it; null if none does.</summary>
    public ObjectReference? PoisonedBy { get; init; }

    /// <summary>What would be scraped, as far as the set says it; none where the chain ends before that.</summary>
    internal ImmutableArray<ScrapeTarget> Targets { get; init; } = [];

    /// <summary>This verdict with one more step.</summary>
    public MonitorVerdict With(Step step) => this with { Steps = Link.InOrder(Steps.Add(step)) };

    /// <summary>Whether the monitor is scraped: yes is proven, no is broken.</summary>
    public Answer Answer
    {
        get
        {
            var answer = Answer.Yes;
            foreach (var step in Steps)
            {
                answer = answer.And(step.Answer);
            }

            return answer;
        }
    }

    /// <summary>The first step that breaks the chain, or the first that is not known; null if it is proven.</summary>
    public Step? Weakest
    {
        get
        {
            var answer = Answer;
            foreach (var step in Steps)
            {
                if (step.Answer == answer && answer != Answer.Yes)
                {
                    return step;
                }
            }

            return null;
        }
    }

    /// <summary>The verdict in a word.</summary>
    public string Word => Answer switch { Answer.Yes => "proven", Answer.No => "broken", _ => "unknown" };
}
