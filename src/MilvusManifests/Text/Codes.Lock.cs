namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>There is no lock to hold a set to.</summary>
    public static readonly DiagnosticCode LockMissing = new(
        "MM5010",
        "no lock to hold the set to",
        "--locked promises that nothing is resolved anew, which takes the manifests.lock.yaml of an earlier run in the output folder. Generate once "
        + "without --locked and commit the output folder, the lock in it included.");

    /// <summary>The set is not the locked one.</summary>
    public static readonly DiagnosticCode LockDiffers = new(
        "MM5011",
        "the set is not the locked one",
        "With --locked a set has to be made from exactly what manifests.lock.yaml says: the tool, the versions, images and templates, and each file has "
        + "to come out as its sum says. Something of that has changed since the lock was written. If that was meant, generate without --locked, look "
        + "at the difference and commit it; if it was not, take back what the message names.");

    /// <summary>A file of the output folder is neither what was locked nor what would be written.</summary>
    public static readonly DiagnosticCode OutputTampered = new(
        "MM5012",
        "an output file was edited",
        "Generated files are not to be edited: the next run would write them anew. Make the change in the configuration, by a patch or in a template "
        + "of your own, and take the committed file back.");
}
