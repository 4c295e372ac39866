using System.Collections.Immutable;
using MilvusManifests.Catalogue;
using MilvusManifests.Configuration.Shapes;
using MilvusManifests.Text;
using MilvusManifests.Yaml;

namespace MilvusManifests.Configuration.Settings;

/// <summary>A setting of the stack: a key below <c>kubePrometheus</c>, what its value may be, and what it changes in which objects.</summary>
/// <param name="Section">The mapping that holds the key; empty for <c>kubePrometheus</c> itself.</param>
/// <param name="Name">The key.</param>
/// <param name="Shape">What the value may be.</param>
/// <param name="Summary">What it means, a sentence.</param>
internal sealed record StackSetting(string Section, string Name, Shape Shape, string Summary)
{
    /// <summary>The value that the stack has without the setting; null for none.</summary>
    public YamlNode? Default { get; init; }

    /// <summary>What absence means where there is no default.</summary>
    public string? Absent { get; init; }

    /// <summary>What the value changes in objects of the stack, in this order.</summary>
    public ImmutableArray<ObjectEdit> Edits { get; init; } = [];

    /// <summary>What the value changes in objects that templates of the user's own add to the set.</summary>
    public ImmutableArray<ObjectEdit> EditsBeyondStack { get; init; } = [];

    /// <summary>The object that the value adds to the set; null for none.</summary>
    public ObjectAddition? Addition { get; init; }

    /// <summary>Finds what is wrong with a value beyond its shape; parts that do not fit it are marked, and reported already.</summary>
    public Func<BoundNode, IEnumerable<Diagnostic>> Check { get; init; } = static _ => [];

    /// <summary>Another key of the section that means the same or the opposite; null for none.</summary>
    public string? ConflictsWith { get; init; }

    /// <summary>The key below <c>kubePrometheus</c>: <c>prometheus.retention</c>.</summary>
    public string Key => Section.Length == 0 ? Name : $"{Section}.{Name}";

    /// <summary>The key as the shape of its section has it.</summary>
    public PropertyShape Property => new(Name, Shape, Summary) { Default = Default, Absent = Absent };
}

/// <summary>A change that a setting makes.</summary>
/// <param name="Target">The objects that are changed.</param>
/// <param name="Apply">The changed object; the same one where the change finds no place in it, null where the object leaves the set.</param>
internal sealed record ObjectEdit(ObjectTarget Target, Func<YamlMapping, SettingValue, KubePrometheusRelease, YamlMapping?> Apply)
{
    /// <summary>Whether the setting has its effect without this change.</summary>
    public bool IsOptional { get; init; }
}

/// <summary>An object that a setting adds to the set.</summary>
/// <param name="Owner">The object of the stack that needs it.</param>
/// <param name="Path">Its file below the output folder.</param>
/// <param name="Make">Makes it for its owner.</param>
internal sealed record ObjectAddition(ObjectTarget Owner, string Path, Func<YamlMapping, SettingValue, YamlMapping> Make);
