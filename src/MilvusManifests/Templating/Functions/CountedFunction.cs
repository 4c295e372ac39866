using System.Collections;
using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Functions;

/// <summary>
/// A function whose work is counted, by the size of what it is given and of what it makes, and which names itself and its parameter when an argument
/// is missing.
/// </summary>
/// <param name="name">The name with that of its module.</param>
/// <param name="function">The function.</param>
internal sealed class CountedFunction(string name, IScriptCustomFunction function) : IScriptCustomFunction
{
    private static readonly object Missing = new();

    /// <summary>None as Scriban counts, which would refuse the call before the name of the missing one is known.</summary>
    public int RequiredParameterCount => 0;

    /// <inheritdoc/>
    public int ParameterCount => function.ParameterCount;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => function.VarParamKind;

    /// <inheritdoc/>
    public Type ReturnType => function.ReturnType;

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index)
    {
        var parameter = function.GetParameterInfo(index);
        return index < function.RequiredParameterCount && !parameter.HasDefaultValue ? new(parameter.ParameterType, parameter.Name, Missing) : parameter;
    }

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var budget = ((RenderContext)context).Budget;
        var span = callerContext?.Span ?? context.CurrentSpan;
        for (var i = 0; i < arguments.Count; i++)
        {
            if (ReferenceEquals(arguments[i], Missing))
            {
                throw new TemplateError(Codes.InvalidCall, Behind(span), $"'{name}' needs an argument for '{function.GetParameterInfo(i).Name}'");
            }

            budget.TakeArgument(arguments[i], span);
        }

        var made = function.Invoke(context, callerContext, arguments, blockStatement);
        if (made is ScriptRange { Values: not IList } lazy)
        {
            made = new ScriptRange(Collect(lazy, budget, span));
        }

        if (made is string text)
        {
            budget.TakeText(text.Length, span);
        }
        else if (made is ICollection items)
        {
            budget.Take(items.Count, span);
        }

        return made;
    }

    /// <inheritdoc/>
    public ValueTask<object?> InvokeAsync(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));

    /// <summary>The items at once: made later, they would be made by another state of the template, as often as they are looked at, and uncounted.</summary>
    private static ScriptArray Collect(ScriptRange lazy, Budget budget, SourceSpan span)
    {
        var items = new ScriptArray();
        foreach (var item in lazy)
        {
            budget.Take(1, span);
            items.Add(item);
        }

        return items;
    }

    private static SourceSpan Behind(SourceSpan span) => new(span.FileName, span.End.NextColumn(), span.End);
}
