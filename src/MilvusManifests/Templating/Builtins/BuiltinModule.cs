using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Builtins;

/// <summary>Puts the functions of one module together.</summary>
internal static class BuiltinModule
{
    /// <summary>A read-only object of functions by their names.</summary>
    public static ObjectValue Of(params ReadOnlySpan<BuiltinFunction> functions)
    {
        var module = new ObjectValue { IsReadOnly = true };
        foreach (var function in functions)
        {
            module.Set(function.Name, function);
        }

        return module;
    }

    /// <summary>A module whose functions are named, so that a template that calls one learns why it cannot.</summary>
    public static ObjectValue Unsupported(string reason, params ReadOnlySpan<string> names)
    {
        var module = new ObjectValue { IsReadOnly = true };
        foreach (var name in names)
        {
            module.Set(name, BuiltinFunction.Unsupported(name, reason));
        }

        return module;
    }
}
