using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Dashboards;

/// <summary>The codes of diagnostics about dashboards and their descriptions.</summary>
internal static class DashboardCodes
{
    /// <summary>A description that cannot be made a dashboard.</summary>
    public static readonly DiagnosticCode Description = new(
        "MM2101",
        "description of a dashboard that cannot be compiled",
        "A file below dashboards/ in the templates folder describes a dashboard: its title, its rows of panels, and what each shows. Every panel needs a title of its own, a description, a unit and a query.",
        new("panel 'Requests' has no unit", "- title: Requests\n  description: Requests by outcome.\n  query: sum(rate(http_requests_total[5m]))"),
        "Correct what the message names. docs/dashboards.md lists the keys.");

    /// <summary>A file of the user's that is not a dashboard.</summary>
    public static readonly DiagnosticCode NotDashboard = new(
        "MM2102",
        "not a dashboard of Grafana",
        "A JSON file in the folder of 'grafana.dashboards.folder' is a dashboard as Grafana exports it: a mapping with a title and panels, in the model that file provisioning reads.",
        new("the file has no 'panels'; export the dashboard as JSON, without the resource around it", "{\"title\": \"Requests\"}"),
        "Export it from Grafana again (Export, Classic JSON model), or move the file out of the folder.");

    /// <summary>Two dashboards under one name or identifier.</summary>
    public static readonly DiagnosticCode Duplicate = new(
        "MM2103",
        "two dashboards with the same name",
        "Grafana knows a dashboard by its uid, and the set by the name of its file. Of two with the same one, Grafana loads neither reliably.",
        new("uid 'milvus-overview' is that of dashboard 'milvus-overview', too", "{\"uid\": \"milvus-overview\", \"title\": \"Mine\", \"panels\": []}"),
        "Rename the file, or give the dashboard another uid. To replace a shipped dashboard, put its description into the templates folder.");

    /// <summary>A dashboard that does not fit into a ConfigMap.</summary>
    public static readonly DiagnosticCode TooLarge = new(
        "MM2104",
        "dashboard that does not fit into a ConfigMap",
        "The data of a ConfigMap may have 1,048,576 bytes, and so may a dashboard that is delivered in one.",
        new("the dashboard has 1310720 bytes; a ConfigMap holds at most 1000000"),
        "Divide the dashboard, or set 'grafana.dashboards.delivery' to files and import it into Grafana yourself.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<DiagnosticCode> All { get; } = [Description, NotDashboard, Duplicate, TooLarge];
}
