using System.Collections;
using System.Collections.Frozen;
using MilvusManifests.Templating.Evaluation;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Functions;

/// <summary>
/// A function whose work is counted by the size of its arguments and its result, and which names itself and its parameter when an argument
/// is missing.
/// </summary>
/// <param name="name">The name, including the module.</param>
/// <param name="function">The function, created when a template first calls it.</param>
internal sealed class CountedFunction(string name, Lazy<IScriptCustomFunction> function) : IScriptCustomFunction
{
    // The steps of any call: a function allocates a few objects.
    private const int Call = 6;

    // A text may match the search text partially in many places: this many character comparisons are a step.
    private const int PairsOfStep = 16_384;

    private static readonly object Missing = new();

    // Functions that create an object per character, and the steps per character.
    private static readonly FrozenDictionary<string, int> Pieces = new Dictionary<string, int>
    {
        ["html.newline_to_br"] = 4,
        ["html.url_encode"] = 1,
        ["html.url_escape"] = 1,
        ["object.from_json"] = 2,
        ["string.split"] = 1,
        ["string.truncatewords"] = 1,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The minimum steps of a function that computes a hash.
    private const int Hash = 32;

    private static readonly FrozenSet<string> Hashes = FrozenSet.Create(
        StringComparer.Ordinal, "string.hmac_sha1", "string.hmac_sha256", "string.hmac_sha512", "string.md5", "string.sha1", "string.sha256", "string.sha512");

    // Functions that search for the second argument in the first.
    private static readonly FrozenSet<string> Searches = FrozenSet.Create(
        StringComparer.Ordinal,
        "string.contains",
        "string.index_of",
        "string.remove",
        "string.remove_first",
        "string.remove_last",
        "string.replace",
        "string.replace_first",
        "string.split");

    /// <summary>Reported to Scriban as none, since it would reject the call before the missing argument's name is known.</summary>
    public int RequiredParameterCount => 0;

    /// <inheritdoc/>
    public int ParameterCount => function.Value.ParameterCount;

    /// <inheritdoc/>
    public ScriptVarParamKind VarParamKind => function.Value.VarParamKind;

    /// <inheritdoc/>
    public Type ReturnType => function.Value.ReturnType;

    /// <inheritdoc/>
    public ScriptParameterInfo GetParameterInfo(int index)
    {
        var parameter = function.Value.GetParameterInfo(index);
        return index < function.Value.RequiredParameterCount && !parameter.HasDefaultValue ? new(parameter.ParameterType, parameter.Name, Missing) : parameter;
    }

    /// <inheritdoc/>
    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement)
    {
        var budget = ((RenderContext)context).Budget;
        var span = callerContext?.Span ?? context.CurrentSpan;
        budget.Take(Call, span);
        for (var i = 0; i < arguments.Count; i++)
        {
            if (ReferenceEquals(arguments[i], Missing))
            {
                throw new TemplateError(TemplateCodes.InvalidCall, After(span), $"'{name}' is missing the argument '{function.Value.GetParameterInfo(i).Name}'");
            }

            budget.TakeArgument(arguments[i], span);
        }

        if (arguments is [string text, ..])
        {
            budget.Take(Hashes.Contains(name) ? Hash : 0, span);
            budget.Take((long)text.Length * Pieces.GetValueOrDefault(name), span);
            if (arguments is [_, string searched, ..] && Searches.Contains(name))
            {
                budget.Take((long)text.Length * searched.Length / PairsOfStep, span);
            }
        }

        var made = function.Value.Invoke(context, callerContext, arguments, blockStatement);
        if (made is ScriptRange { Values: not IList } lazy)
        {
            made = budget.Collect(lazy, span);
        }

        if (made is string written)
        {
            budget.TakeText(written.Length, span);
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

    private static SourceSpan After(SourceSpan span) => new(span.FileName, span.End.NextColumn(), span.End);
}
