using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>
/// What a builtin does. It gets one value a parameter, in the order of the parameters: defaults filled in, and for a last parameter that takes
/// the rest an <see cref="ArrayValue"/>. It returns its value, or null after it reported an error through <see cref="CallContext.Fail(string)"/>
/// or was refused by <see cref="CallContext.Charge"/>.
/// </summary>
internal delegate Value? BuiltinBody(CallContext call, ReadOnlySpan<Value> arguments);
