namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>The model of a template is no mapping.</summary>
    public static readonly DiagnosticCode ModelNotMapping = new(
        "MM9001",
        "a model is a mapping",
        "A template finds its variables by name, so the file given with --model holds a mapping: its keys are the variables.");

    /// <summary>A folder without any file to look at.</summary>
    public static readonly DiagnosticCode NothingFound = new(
        "MM9002",
        "nothing to look at",
        "Of a folder the files *.yaml, *.yml and *.json are read, however deep; hidden ones and what links to folders lead to are not. A file that is named " +
        "itself is read whatever its name is.");
}
