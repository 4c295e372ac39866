using MilvusManifests.Schemas.Packs;
using MilvusManifests.Yaml;

namespace MilvusManifests.Schemas.Kubernetes;

/// <content>The fields of a mapping: known, unknown, missing, and without a value.</content>
internal sealed partial class ObjectWalk
{
    private void VisitFields(YamlMapping mapping, PackedSchema schema, UnknownFields unknown, bool isResource)
    {
        HashSet<string>? misspelt = null;
        var isClosed = unknown == UnknownFields.Pruned && schema.Type == "object" && schema.AdditionalProperties is null;
        foreach (var (key, value) in mapping.Entries)
        {
            var isMetadata = isResource && key.Value == "metadata";
            if ((schema.Property(key.Value) ?? schema.AdditionalProperties) is { } field)
            {
                path.Push(key);
                VisitField(value, field, isMetadata || unknown == UnknownFields.Ignored ? UnknownFields.Ignored : UnknownFields.Pruned, schema.Required.Contains(key.Value));
                path.Pop();
            }
            else if (isClosed && !isMetadata && !key.IsPlaceholder && !(isResource && key.Value is "apiVersion" or "kind"))
            {
                var error = SchemaMessages.UnknownField(key, path, [.. schema.Properties.Select(property => property.Name)]);
                Errors.Add(error);
                (misspelt ??= new(StringComparer.Ordinal)).Add(error.Meant ?? "");
            }
        }

        foreach (var required in schema.Required)
        {
            if (mapping.Find(required) is not { } entry)
            {
                if (misspelt?.Contains(required) != true)
                {
                    CheckMissing(mapping, schema, required);
                }
            }
            else if (IsNull(entry.Value) && schema.Property(required) is { } field && !AllowsNull(field) && !IsOptional(schema, required))
            {
                path.Push(entry.Key);
                Errors.Add(SchemaMessages.NoValue(entry.Value, path, TypeNames(field)));
                path.Pop();
            }
        }
    }

    private void VisitField(YamlNode value, PackedSchema field, UnknownFields unknown, bool isRequired)
    {
        if (!IsNull(value))
        {
            Visit(value, field, unknown);
            if (unknown == UnknownFields.Pruned && IsCustom && ReferenceEquals(field, PackedSchema.True))
            {
                RejectFields(value);
            }
        }
        else if (unknown == UnknownFields.Pruned && IsCustom && !isRequired && !AllowsNull(field) && !IsStatus)
        {
            Errors.Add(SchemaMessages.DroppedNull(value, path, TypeNames(field)));
        }
    }

    // Reading typed objects, an API server treats a null as absent; those of custom resources it merges as they are.
    private bool IsCustom => kind.Kind.IsCustomResource && ReferenceEquals(pack, kind.Pack);

    // The API server discards the status of an object before it validates the rest.
    private bool IsStatus => path is { Depth: 1, Key.Value: "status" };

    private void CheckMissing(YamlMapping mapping, PackedSchema schema, string name)
    {
        if (!IsOptional(schema, name))
        {
            Errors.Add(SchemaMessages.MissingField(mapping, path, name));
        }
    }

    // 'additionalProperties: true' says nothing about the values, so the API server prunes every field of a mapping in them.
    private void RejectFields(YamlNode value)
    {
        switch (value)
        {
            case YamlMapping mapping:
                foreach (var (key, _) in mapping.Entries)
                {
                    Errors.Add(SchemaMessages.UnknownField(key, path, []));
                }

                break;
            case YamlSequence sequence:
                for (var i = 0; i < sequence.Items.Length; i++)
                {
                    path.Push(i);
                    RejectFields(sequence.Items[i]);
                    path.Pop();
                }

                break;
        }
    }

    private bool AllowsNull(PackedSchema schema)
    {
        var resolved = pack.Resolve(schema);
        return IsTrue(schema, SchemaKeyword.Nullable) || IsTrue(resolved, SchemaKeyword.Nullable)
            || (resolved.Type is null && resolved.AnyOf.Length == 0 && resolved[SchemaKeyword.Format] is null && !IsTrue(resolved, SchemaKeyword.IntOrString));
    }

    // The published schemas require these fields, and the API server does not.
    private bool IsOptional(PackedSchema schema, string name) => name == "secretRef"
        && (ReferenceEquals(schema, builtIn.Definition("core.v1.ScaleIOVolumeSource")) || ReferenceEquals(schema, builtIn.Definition("core.v1.ScaleIOPersistentVolumeSource")));
}
