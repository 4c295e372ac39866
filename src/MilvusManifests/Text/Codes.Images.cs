namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>A mirror list without a mirror.</summary>
    public static readonly DiagnosticCode NoMirrorRegistry = new(
        "MM4510",
        "no registry to mirror to",
        "A mirror list says from where to where each image is copied. Where to is 'kubePrometheus.images.registry' of the configuration, which also "
        + "makes the set pull from there: list and set always agree.");

    /// <summary>An image that stays at its own registry.</summary>
    public static readonly DiagnosticCode ImageNotMirrored = new(
        "MM4511",
        "image outside the mirror",
        "'kubePrometheus.images.registry' moves the images of the release. One that a template or a patch of your own names is pulled from where it says, "
        + "so that a cluster without the internet cannot pull it. Write the mirror's name there.");
}
