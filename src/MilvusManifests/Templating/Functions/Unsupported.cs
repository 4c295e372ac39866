using MilvusManifests.Templating.Evaluation;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Functions;

/// <summary>A function of Scriban's that is not supported and reports an error when called.</summary>
/// <param name="name">The name, including the module.</param>
/// <param name="reason">Why it is not supported.</param>
internal sealed class UnsupportedFunction(string name, string reason) : IScriptCustomFunction
{
    /// <inheritdoc/>
    public int RequiredParameterCount => 0;

    /// <inheritdoc/>
    public int ParameterCount => 0;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

    /// <inheritdoc/>
    public Type ReturnType => typeof(object);

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(object), "value");

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        throw Error(callerContext?.Span ?? context.CurrentSpan, name, reason);

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));

    /// <summary>The error of calling an unsupported function.</summary>
    public static TemplateError Error(SourceSpan span, string name, string reason) =>
        new(TemplateCodes.UnsupportedFunction, span, $"the function '{name}' is not supported: {reason}");
}

/// <summary>A module of Scriban's that is not supported; calling any of its functions is an error.</summary>
/// <param name="name">The name.</param>
/// <param name="reason">Why it is not supported.</param>
internal sealed class UnsupportedModule(string name, string reason) : ScriptObject(0, autoImportStaticsFromThisType: false)
{
    /// <inheritdoc/>
    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value) =>
        throw UnsupportedFunction.Error(context?.CurrentNode?.Span ?? span, $"{name}.{member}", reason);
}
