using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Verification.Servers;

/// <summary>What a server answered: a value, or why there is none.</summary>
/// <param name="Value">The JSON value; undefined with a fault.</param>
/// <param name="Fault">Why there is no value.</param>
internal readonly record struct ServerAnswer(JsonElement Value, ServerFault? Fault)
{
    /// <summary>An answer that is of no use.</summary>
    public static ServerAnswer Failed(DiagnosticCode code, string message) => Failed(new ServerFault(code, message));

    /// <summary>An answer that is of no use.</summary>
    public static ServerAnswer Failed(ServerFault fault) => new(default, fault);
}

/// <summary>The bytes that a server answered, or why there are none.</summary>
/// <param name="Bytes">The bytes; null with a fault.</param>
/// <param name="Fault">Why there are none.</param>
internal readonly record struct ServerContent(byte[]? Bytes, ServerFault? Fault)
{
    /// <summary>An answer that is of no use.</summary>
    public static ServerContent Failed(ServerFault fault) => new(null, fault);
}

/// <summary>Why a server gave no answer.</summary>
/// <param name="Code">The kind of fault.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record ServerFault(DiagnosticCode Code, string Message)
{
    /// <summary>Whether asking again gives the same.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether there was no time left for an answer.</summary>
    public bool IsLate { get; init; }

    /// <summary>The HTTP status of the answer; null if there was none, or if something else is wrong.</summary>
    public int? Status { get; init; }
}
