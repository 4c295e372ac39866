using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>The changes that settings are made of.</summary>
internal static class Edit
{
    /// <summary>The value is written at a path.</summary>
    public static ObjectEdit Set(ObjectTarget target, params string[] path) => Set(target, value => value.Node, path);

    /// <summary>What is made of the value is written at a path.</summary>
    public static ObjectEdit Set(ObjectTarget target, Func<SettingValue, YamlNode> make, params string[] path) =>
        new(target, (node, value, _) => node.Set(path, make(value), value.KeyLocation));

    /// <summary>An object is changed.</summary>
    public static ObjectEdit Change(ObjectTarget target, Func<YamlMapping, SettingValue, YamlMapping> change) => new(target, (node, value, _) => change(node, value));

    /// <summary>An object leaves the set.</summary>
    public static ObjectEdit Remove(ObjectTarget target) => new(target, static (_, _, _) => null);

    /// <summary>The change, which may find no object.</summary>
    public static ObjectEdit Optional(ObjectEdit edit) => edit with { IsOptional = true };

    /// <summary>The change, made only for some values.</summary>
    public static ObjectEdit When(Func<SettingValue, bool> condition, ObjectEdit edit) =>
        edit with { Apply = (node, value, release) => condition(value) ? edit.Apply(node, value, release) : node };

    /// <summary>The first of a list's mappings with a name is changed; the list itself where none has it.</summary>
    public static YamlSequence ChangeNamed(YamlSequence list, string key, string name, Func<YamlMapping, YamlMapping> change)
    {
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (list.Items[i] is YamlMapping item && item[key] is YamlScalar found && found.Value == name)
            {
                return new YamlSequence(list.Items.SetItem(i, change(item)), list.Location);
            }
        }

        return list;
    }
}
