namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>There is no lock to check a set against.</summary>
    public static readonly DiagnosticCode LockMissing = new(
        "MM5010",
        "no lock to check the set against",
        "With --locked nothing is resolved anew, which needs the manifests.lock.yaml of an earlier run in the output folder. Generate once "
        + "without --locked and commit the output folder, including the lock in it.");

    /// <summary>The set is not the locked one.</summary>
    public static readonly DiagnosticCode LockDiffers = new(
        "MM5011",
        "the set is not the locked one",
        "With --locked a set has to be made from exactly what manifests.lock.yaml says: the tool, the versions, images and templates, and each file has "
        + "to have its SHA-256. Something of that has changed since the lock was written. If that was intended, generate without --locked, review "
        + "the difference and commit it; otherwise revert what the message names.");

    /// <summary>A file of the output folder is neither what was locked nor what would be written.</summary>
    public static readonly DiagnosticCode OutputTampered = new(
        "MM5012",
        "an output file is not the locked one",
        "Generated files are not meant to be edited. Make the change in the configuration, in a patch or in a template of your own, and restore the "
        + "committed file.");
}
