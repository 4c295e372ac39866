namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>The model of a template is no mapping.</summary>
    public static readonly DiagnosticCode ModelNotMapping = new(
        "MM9001",
        "a model is a mapping",
        "A template finds its variables by name, so the file given with --model holds a mapping: its keys are the variables.");
}
