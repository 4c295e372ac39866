using System.Collections.Immutable;
using MilvusManifests.Cluster;
using MilvusManifests.Text;

namespace MilvusManifests.Checks.Objects;

/// <summary>Something that the objects of a set, each of them valid, do to each other or to the cluster, and that is seldom meant.</summary>
/// <remarks>What it finds can be given another severity, or be suppressed with a reason: by <c>checks</c> in the configuration, or by an annotation of the object.</remarks>
internal interface IObjectCheck
{
    /// <summary>The code of everything that it finds.</summary>
    public DiagnosticCode Code { get; }

    /// <summary>How much it matters where a fault says nothing else.</summary>
    public Severity Severity => Severity.Warning;

    /// <summary>What kube-prometheus does on purpose.</summary>
    public ImmutableArray<Purpose> Purposes => [];

    /// <summary>Everything that it finds, in the order of the set.</summary>
    public IEnumerable<ObjectFault> Run(CheckedObjects set);
}

/// <summary>Something that is wrong with an object, in view of the others.</summary>
/// <param name="Object">The object that would have to change.</param>
/// <param name="Place">Where it says it; null where the set does not have the object's text.</param>
/// <param name="Message">What is wrong, as of a <see cref="Diagnostic"/>. It names the object.</param>
internal sealed record ObjectFault(ClusterObject Object, Location? Place, string Message)
{
    /// <summary>How much it matters; null for what the check says.</summary>
    public Severity? Severity { get; init; }

    /// <summary>What to do.</summary>
    public string? Hint { get; init; }

    /// <summary>What it is about, so that what is done on purpose is told from everything else: <c>hostNetwork</c>.</summary>
    public string Subject { get; init; } = "";

    /// <summary>What faults that are the same mistake share, wherever they are; null if that is the line that wrote them.</summary>
    public object? Cause { get; init; }

    /// <summary>The line of others that one place of a set is wrong in too: <c>and DaemonSet monitoring/node-exporter</c>.</summary>
    public string Also { get; init; } = $"and {Object}";

    /// <summary>Other places that have a part in it.</summary>
    public ImmutableArray<RelatedLocation> Related { get; init; } = [];
}

/// <summary>What kube-prometheus does on purpose, although it is seldom meant elsewhere.</summary>
/// <param name="Kind">The kind of the object.</param>
/// <param name="Name">Its name. It is in the namespace of the stack or in one of the cluster's own, or in none.</param>
/// <param name="Subjects">What the faults are about; none for everything.</param>
/// <param name="Reason">Why it is right there.</param>
internal sealed record Purpose(string Kind, string Name, ImmutableArray<string> Subjects, string Reason)
{
    /// <summary>Whether a fault is what is done on purpose.</summary>
    public bool Covers(ObjectFault fault, string space) =>
        fault.Object.Reference.Kind == Kind
        && fault.Object.Name == Name
        && (fault.Object.Namespace == space || fault.Object.Namespace is "" or "default" or "kube-system")
        && (Subjects.IsEmpty || Subjects.Contains(fault.Subject, StringComparer.Ordinal));
}
