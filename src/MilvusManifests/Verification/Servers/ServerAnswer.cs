using System.Text.Json;
using MilvusManifests.Text;

namespace MilvusManifests.Verification.Servers;

/// <summary>What a server answered: a value, or why there is none.</summary>
/// <param name="Value">The JSON value; undefined with a fault.</param>
/// <param name="Fault">Why there is no value.</param>
internal readonly record struct ServerAnswer(JsonElement Value, ServerFault? Fault)
{
    /// <summary>An answer that is of no use.</summary>
    public static ServerAnswer Failed(DiagnosticCode code, string message) => new(default, new ServerFault(code, message));
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
}
