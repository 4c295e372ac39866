namespace MilvusManifests.Cli.Reports;

/// <summary>A format in which other programs read what a command found.</summary>
internal interface IReportFormat
{
    /// <summary>Its name on the command line.</summary>
    public string Name { get; }

    /// <summary>Writes all findings; without any, a document that is valid and empty.</summary>
    public void Write(TextWriter output, Findings findings);
}
