using MilvusManifests.Templating.Evaluation;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Functions;

/// <summary><c>math.divided_by</c> and <c>math.modulo</c>, which return infinity for a division by zero in Scriban.</summary>
internal sealed class Division : TemplateFunction
{
    private readonly bool isModulo;

    private Division(bool isModulo)
        : base(Required<double>("value"), Required<object>("divisor")) => this.isModulo = isModulo;

    /// <summary>One of the two functions.</summary>
    public static Division Of(string name) => new(name.EndsWith("modulo", StringComparison.Ordinal));

    /// <inheritdoc/>
    protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments)
    {
        var (value, divisor) = ((double)arguments[0]!, arguments[1]);
        if (divisor is not null && ((RenderContext)context).IsStrict && context.ToObject<double>(span, divisor) == 0)
        {
            throw new TemplateError(TemplateCodes.InvalidOperation, span, "division by zero");
        }

        return isModulo ? MathFunctions.Modulo(context, span, value, divisor) : MathFunctions.DividedBy(context, span, value, divisor);
    }
}
