using MilvusManifests.ScrapePath.Mending;
using MilvusManifests.ScrapePath.Monitors;
using MilvusManifests.ScrapePath.Targets;

namespace MilvusManifests.ScrapePath.Links;

/// <summary>Reports targets that are scraped twice.</summary>
internal static class Duplicates
{
    /// <summary>A target that another monitor, endpoint or Service leads to as well.</summary>
    /// <param name="monitor">The monitor.</param>
    /// <param name="target">The target.</param>
    /// <param name="first">Who scrapes it first.</param>
    public static Step Report(ScrapeMonitor monitor, ScrapeTarget target, (ScrapeMonitor Monitor, ScrapeTarget Target) first)
    {
        var place = target.Endpoint.Fields.Node;
        if (first.Monitor.Object.Reference != monitor.Object.Reference)
        {
            return Step.No(Link.Duplicate, $"{target} is scraped by {first.Monitor} too: every sample would be there twice", place, Mend.Of(ObjectPatch.Delete(monitor.Object.Reference)));
        }

        return target.Endpoint == first.Target.Endpoint
            ? Step.No(Link.Duplicate, $"{target} is scraped twice, through {first.Target.Service?.Object} and through {target.Service?.Object}", place)
            : Step.No(Link.Duplicate, $"{target} is scraped twice, by {first.Target.Endpoint.Shown} and by {target.Endpoint.Shown}", place, Mend.Of(ObjectPatch.Remove(monitor.Object.Reference, target.Endpoint.Path)));
    }
}
