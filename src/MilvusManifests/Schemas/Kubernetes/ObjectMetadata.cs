using System.Globalization;
using System.Text;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <summary>Rules for the metadata of every object beyond its types: labels and annotations.</summary>
internal static class ObjectMetadata
{
    private const int MaximumAnnotationBytes = 256 * 1024;

    /// <summary>Checks the labels and annotations of an object, or of a template of objects.</summary>
    public static void Check(YamlMapping metadata, InstancePath path, SchemaErrors errors)
    {
        CheckLabels(metadata, "labels", path, errors);
        if (metadata.Find("annotations") is not { Value: YamlMapping annotations } entry)
        {
            return;
        }

        path.Push(entry.Key);
        var bytes = 0L;
        foreach (var (key, value) in annotations.Entries)
        {
            if (!LabelKey.IsValid(key.Value.ToLowerInvariant()))
            {
                errors.Add(BadKey(key, path, "annotation"));
            }

            bytes += Encoding.UTF8.GetByteCount(key.Value) + (value is YamlScalar text ? Encoding.UTF8.GetByteCount(text.Value) : 0);
        }

        if (bytes > MaximumAnnotationBytes)
        {
            errors.Add(SchemaMessages.At(ObjectCodes.AnnotationSize, entry.Key, path,
                string.Create(CultureInfo.InvariantCulture, $"{path.Subject} have {bytes:N0} bytes; the limit is {MaximumAnnotationBytes:N0} in total")));
        }

        path.Pop();
    }

    /// <summary>Checks a mapping of labels.</summary>
    public static void CheckLabels(YamlMapping parent, string name, InstancePath path, SchemaErrors errors)
    {
        if (parent.Find(name) is not { Value: YamlMapping labels } entry)
        {
            return;
        }

        path.Push(entry.Key);
        foreach (var (key, value) in labels.Entries)
        {
            if (!LabelKey.IsValid(key.Value))
            {
                errors.Add(BadKey(key, path, "label"));
            }
            else if (value is YamlScalar { Kind: YamlScalarKind.String } text && !LabelValue.IsValid(text.Value))
            {
                path.Push(key);
                errors.Add(SchemaMessages.At(ObjectCodes.InvalidLabel, text, path,
                    $"{path.Subject}: {ValueText.Of(text)} is not a valid label value; {LabelValue.Syntax.Advise(text.Value)}"));
                path.Pop();
            }
        }

        path.Pop();
    }

    private static SchemaError BadKey(YamlScalar key, InstancePath path, string what) => SchemaMessages.At(ObjectCodes.InvalidLabel, key, path,
        $"{path.Subject}: {ValueText.Of(key)} is not a valid {what} key; {LabelKey.Syntax.Advise(key.Value)}");
}
