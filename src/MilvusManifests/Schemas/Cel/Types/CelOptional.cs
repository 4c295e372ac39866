using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Schemas.Cel.Types;

/// <summary>A value that may be missing.</summary>
/// <param name="HasValue">Whether there is one.</param>
/// <param name="Value">The value.</param>
internal sealed record CelOptional(bool HasValue, object? Value)
{
    /// <summary>No value.</summary>
    public static CelOptional None { get; } = new(false, null);

    /// <summary>A value.</summary>
    public static CelOptional Of(object? value) => new(true, value);
}

/// <summary>A type as a value.</summary>
/// <param name="Name">Its name.</param>
internal sealed record CelType(string Name)
{
    /// <summary>The types that have a name in the language.</summary>
    public static CelType? Find(string name) =>
        name is "bool" or "int" or "uint" or "double" or "string" or "bytes" or "list" or "map" or "null_type" or "type" ? new(name) : null;

    /// <summary>The type of a value.</summary>
    public static CelType Of(object? value) => new(value switch
    {
        null => "null_type",
        bool => "bool",
        long => "int",
        ulong => "uint",
        double => "double",
        string => "string",
        CelBytes => "bytes",
        CelType => "type",
        CelDuration => "google.protobuf.Duration",
        CelTimestamp => "google.protobuf.Timestamp",
        CelOptional => "optional_type",
        QuantityAmount => "kubernetes.Quantity",
        CelUrl => "kubernetes.URL",
        CelAddress => "net.IP",
        CelNetwork => "net.CIDR",
        CelVersion => "kubernetes.Semver",
        CelFormat => "kubernetes.NamedFormat",
        _ => CelValues.IsMap(value) ? "map" : "list",
    });
}
