using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Builtins;

/// <summary>A function that the engine brings.</summary>
internal sealed class BuiltinFunction : FunctionValue
{
    /// <summary>Makes a function.</summary>
    /// <param name="name">Its name within its module, which adds its own: <c>upcase</c>.</param>
    /// <param name="body">What it does.</param>
    /// <param name="parameters">Its parameters; a bare string is one that must be given.</param>
    public BuiltinFunction(string name, BuiltinBody body, params ReadOnlySpan<Parameter> parameters)
        : base(name, [.. parameters]) => Body = body;

    /// <summary>What it does.</summary>
    public BuiltinBody Body { get; }

    /// <summary>Whether its first argument may be a variable or member that does not exist, in strict mode too, as with <c>object.default</c>.</summary>
    public bool AcceptsAbsence { get; init; }

    /// <summary>A function of the language that this engine leaves out: calling it is an error that says why.</summary>
    public static BuiltinFunction Unsupported(string name, string reason) =>
        new(name, (call, _) => call.Fail(Codes.UnsupportedFunction, $"the function '{call.FunctionName}' is not supported: {reason}"), Parameter.Rest("arguments"));

    /// <inheritdoc/>
    public override Value WithOrigin(Location? origin) => this;
}
