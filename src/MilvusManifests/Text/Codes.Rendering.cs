namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>A template wrote a document that is no object.</summary>
    public static readonly DiagnosticCode NoObject = new(
        "MM4501",
        "not a Kubernetes object",
        "Every document that a template writes must be a mapping with apiVersion, kind and metadata.name: it is applied to a cluster as one object.");

    /// <summary>The plan names a template that nobody has.</summary>
    public static readonly DiagnosticCode TemplateMissing = new(
        "MM4502",
        "template not found",
        "Templates are looked for in the folder that 'templates' names in the configuration, then among those that come with the program.");

    /// <summary>The same object in two places.</summary>
    public static readonly DiagnosticCode ObjectTwice = new(
        "MM4503",
        "object in the set twice",
        "Two documents with the same API group, kind, namespace and name are one object to the cluster: the one that is applied last would win.");

    /// <summary>A patch for an object that is not there.</summary>
    public static readonly DiagnosticCode PatchTargetUnknown = new(
        "MM4504",
        "patch without a target",
        "A patch names its object by kind, name and, where several share them, namespace. One that fits no object would do nothing, which is never meant.");

    /// <summary>A patch that replaces the whole object by something else.</summary>
    public static readonly DiagnosticCode PatchLeavesNoObject = new(
        "MM4505",
        "patch leaves no object",
        "After a patch the document must still be a mapping with apiVersion, kind and metadata.name.");

    /// <summary>A template of the user's that has no part in the set.</summary>
    public static readonly DiagnosticCode TemplateUnused = new(
        "MM4506",
        "template without effect",
        "A template replaces the shipped one of the same path, or writes a file of its own when it is named setup/*.yaml.sbn, manifests/*.yaml.sbn "
        + "or milvus/*.yaml.sbn, or is included by another template. This one is none of these, mostly because of a slip in its name.");

    /// <summary>A set without a single object.</summary>
    public static readonly DiagnosticCode SetEmpty = new(
        "MM4507",
        "nothing to generate",
        "Every component is left out, and no Milvus and no template of your own adds an object. kubectl refuses an empty kustomization.");
}
