using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Functions;

/// <summary><c>math.format</c> and <c>object.format</c>, which in Scriban format numbers for a given culture, if the machine has it.</summary>
internal sealed class NumberFormat : TemplateFunction
{
    private readonly string name;

    private NumberFormat(string name)
        : base(Required<object>("value"), Required<string>("format"), Optional<string>("culture")) => this.name = name;

    /// <summary>One of the two functions.</summary>
    public static NumberFormat Of(string name) => new(name);

    /// <inheritdoc/>
    protected override object? Call(TemplateContext context, SourceSpan span, ScriptArray arguments)
    {
        if (arguments[2] is not (null or "" or "en-US"))
        {
            throw new TemplateError(TemplateCodes.InvalidArgument, span, $"'{name}' only supports the culture 'en-US', so that manifests are the same on every machine");
        }

        try
        {
            return ObjectFunctions.Format(context, span, arguments[0], (string?)arguments[1]);
        }
        catch (FormatException)
        {
            throw new TemplateError(TemplateCodes.InvalidArgument, span, $"'{name}' cannot format {Noun.Of(arguments[0])} as '{Excerpt.Of((string?)arguments[1])}'");
        }
    }
}
