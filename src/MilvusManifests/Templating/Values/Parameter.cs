namespace MilvusManifests.Templating.Values;

/// <summary>A parameter of a function.</summary>
/// <param name="Name">The name that a named argument is given by.</param>
public sealed record Parameter(string Name)
{
    /// <summary>The value it has when no argument is given; null for a parameter that must be given.</summary>
    public Value? Default { get; init; }

    /// <summary>Whether it takes all remaining arguments as an array.</summary>
    public bool IsRest { get; init; }

    /// <summary>Whether an argument must be given.</summary>
    public bool IsRequired => Default is null && !IsRest;

    /// <summary>A parameter that must be given.</summary>
    public static implicit operator Parameter(string name) => FromString(name);

    /// <summary>A parameter that must be given.</summary>
    public static Parameter FromString(string name) => new(name);

    /// <summary>A parameter that may be left out.</summary>
    public static Parameter Optional(string name, Value? whenAbsent = null) => new(name) { Default = whenAbsent ?? NullValue.Instance };

    /// <summary>A last parameter that takes all remaining arguments.</summary>
    public static Parameter Rest(string name) => new(name) { IsRest = true };
}
