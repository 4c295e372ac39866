using System.Collections.Immutable;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Functions;

/// <summary>A function of our own.</summary>
/// <param name="parameters">Its parameters; those with a default may be left out.</param>
internal abstract class TemplateFunction(params ImmutableArray<ScriptParameterInfo> parameters) : IScriptCustomFunction
{
    /// <inheritdoc/>
    public int RequiredParameterCount => parameters.Count(parameter => !parameter.HasDefaultValue);

    /// <inheritdoc/>
    public int ParameterCount => parameters.Length;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    /// <inheritdoc/>
    public Type ReturnType => typeof(object);

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => parameters[Math.Min(index, parameters.Length - 1)];

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        Call(context, callerContext?.Span ?? context.CurrentSpan, arguments);

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));

    /// <summary>The function's result for its arguments.</summary>
    protected abstract object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments);

    /// <summary>A required parameter.</summary>
    protected static ScriptParameterInfo Required<T>(string name) => new(typeof(T), name);

    /// <summary>An optional parameter, null by default.</summary>
    protected static ScriptParameterInfo Optional<T>(string name) => new(typeof(T), name, null);
}
