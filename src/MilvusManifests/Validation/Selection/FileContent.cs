using System.Collections.Immutable;
using MilvusManifests.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Validation.Selection;

/// <summary>Tells files of manifests by what is in them.</summary>
internal static class FileContent
{
    private static readonly string[] Keys = ["apiVersion", "kind"];

    /// <summary>Why a file that was found in a folder is not validated; null if it is.</summary>
    /// <param name="text">The file.</param>
    /// <param name="read">Its documents.</param>
    public static SkipReason? ReasonToSkip(SourceText text, Result<ImmutableArray<YamlDocument>> read) =>
        KustomizeInputs.IsKustomization(text.Path) && read.Succeeded ? SkipReason.Kustomization
        : !read.Succeeded ? MentionsObject(text.Text) ? null : SkipReason.NotManifest
        : read.Value is [] || read.Value.Any(document => MayBeObject(document.Root) && !IsPatch(document.Root) && !IsLocal(document.Root)) ? null
        : read.Value.All(document => IsPatch(document.Root)) ? SkipReason.KustomizeInput
        : read.Value.All(document => IsLocal(document.Root)) ? SkipReason.ToolFile
        : SkipReason.NotManifest;

    /// <summary>Whether a document is to be sent to the API server: nothing, a JSON Patch and a kustomization are not.</summary>
    public static bool IsManifest(YamlDocument document, string path) =>
        document.Root is not YamlScalar { Kind: YamlScalarKind.Null } && !IsJsonPatch(document.Root) && !(KustomizeInputs.IsKustomization(path) && !MayBeObject(document.Root));

    private static bool MayBeObject(YamlNode root) => root is YamlMapping mapping && Array.Exists(Keys, key => mapping.Find(key) is not null);

    private static bool IsJsonPatch(YamlNode root) =>
        root is YamlSequence { Items: [YamlMapping first, ..] } && first["op"] is YamlScalar && first["path"] is YamlScalar;

    // The directives of a strategic merge patch are not fields of any object.
    private static bool IsPatch(YamlNode root) => IsJsonPatch(root) || (root is YamlMapping mapping && mapping["$patch"] is YamlScalar);

    private static bool IsLocal(YamlNode root) => root is YamlMapping mapping && GroupVersionKind.Of(mapping).IsLocal;

    // A file that cannot be parsed may still be meant as a manifest.
    private static bool MentionsObject(string text) => Array.Exists(Keys, key =>
        text.StartsWith($"{key}:", StringComparison.Ordinal) || text.Contains($"\n{key}:", StringComparison.Ordinal) || text.Contains($"\"{key}\"", StringComparison.Ordinal));
}
