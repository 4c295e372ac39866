using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration;

/// <summary>The shape of an entry of <c>patches</c> and its binding.</summary>
internal static class PatchShape
{
    private static readonly PropertyShape<string> Kind = Property.Text("kind", ObjectKind.Syntax, "The kind of the object.") with { IsRequired = true };

    private static readonly PropertyShape<string> Name = Property.Text("name", ObjectName.Syntax, "The name of the object.") with { IsRequired = true };

    private static readonly PropertyShape<string> Namespace = Property.Text("namespace", DnsLabel.Existing, "The namespace of the object.") with { Absent = "any" };

    private static readonly PropertyShape Target = new("target", new MappingShape(Kind, Name, Namespace), "The object to change.") { IsRequired = true };

    private static readonly PropertyShape<string> File =
        Property.Text("file", RelativePath.Syntax, "A JSON or YAML file with the operations, instead of `patch`.");

    private static readonly SequenceShape Operations = new(
        new MappingShape(
            new PropertyShape("op", new ChoiceShape("add", "remove", "replace", "move", "copy", "test"), "The operation.") { IsRequired = true },
            new PropertyShape("path", new StringShape(JsonPointerText.Syntax), "Where, as a JSON Pointer.") { IsRequired = true },
            new PropertyShape("from", new StringShape(JsonPointerText.Syntax), "Where from, for `move` and `copy`."),
            new PropertyShape("value", new AnyShape(), "What, for `add`, `replace` and `test`."))
        {
            IsVerbatim = true,
            Rules =
            [
                new RequiredWhen("op", ["add", "replace", "test"], "value"),
                new RequiredWhen("op", ["move", "copy"], "from"),
            ],
        });

    private static readonly PropertyShape Patch = new("patch", Operations, "The operations of RFC 6902.");

    /// <summary>The shape.</summary>
    public static MappingShape Shape { get; } = new(Target, Patch, File) { Rules = [new ExactlyOne(Patch.Name, File.Name)] };

    /// <summary>The patch of a node to which the shape was applied.</summary>
    public static ObjectPatch Bind(BoundNode entry) => new(
        new PatchTarget(entry[Target].Get(Kind), entry[Target].Get(Name), entry[Target].Find(Namespace)),
        entry[Patch].Node as YamlSequence,
        entry.Find(File));
}
