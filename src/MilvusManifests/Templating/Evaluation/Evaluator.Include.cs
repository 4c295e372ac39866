using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private const string TemplatePrefix = "tpl:";

    /// <summary><c>include name arguments...</c>: the text that another template makes.</summary>
    private StringValue? Include(CallSite site, GivenArgument[] arguments)
    {
        if (arguments.Length == 0 || arguments[0].Name is not null)
        {
            Fail(Codes.InvalidCall, new TextSpan(site.End, 0), "'include' needs the name of a template");
            return null;
        }

        if (Print(arguments[0].Value, arguments[0].Span) is not { } name || FindTemplate(name, site) is not { } template)
        {
            return null;
        }

        var called = new Frame { Arguments = CollectArguments(arguments), Variables = frame.Variables, Captured = frame.Captured };
        return RenderIncluded(template, site, called);
    }

    private Template? FindTemplate(string name, CallSite site)
    {
        if (name.Length == 0)
        {
            Fail(Codes.IncludeFailed, site.Span, "the name of the template to include is empty");
            return null;
        }

        if (options.Loader?.Load(name) is not { } loaded)
        {
            var suggestion = options.Loader is { } loader ? Suggestion.Phrase(name, loader.Names) : "";
            Fail(Codes.IncludeFailed, site.Span, $"there is no template '{Excerpt.Of(name)}'{suggestion}");
            return null;
        }

        if (loaded.Value is null)
        {
            Fail(Codes.IncludeUnparsable, site.Span, $"the template '{Excerpt.Of(name)}' cannot be parsed");
            AddErrors(loaded.Diagnostics, new RelatedLocation("included from", At(site.Span)));
        }

        return loaded.Value;
    }

    /// <summary>Reports what is wrong with another template where it is wrong, however often it is included.</summary>
    private void AddErrors(IEnumerable<Diagnostic> inner, RelatedLocation includedFrom)
    {
        foreach (var error in inner)
        {
            if (!errors.Exists(known => known.Location == error.Location && known.Message == error.Message))
            {
                errors.Add(error with { Related = [.. error.Related, includedFrom, .. page.Callers()] });
            }
        }
    }

    /// <summary>Renders an included template into a text of its own; the indent of the code that prints the text is added then.</summary>
    private StringValue? RenderIncluded(Template template, CallSite site, Frame called)
    {
        if (callDepth >= options.Limits.MaxCallDepth)
        {
            Abort(Codes.RenderDepthLimit, site.Span, FormattableString.Invariant($"functions and includes call each other more than {options.Limits.MaxCallDepth} deep"));
            return null;
        }

        AddNamedLocals(called);
        var (outerPage, outerFrame, outerOutput, outerIndent) = (page, frame, output, indent);
        page = new Page(template.Source, page, site.Span, IsFunction: false);
        frame = called;
        output = new OutputWriter(options);
        indent = null;
        callDepth++;
        var succeeded = ExecuteAll(template.Statements);
        if (succeeded && returned is { } value)
        {
            succeeded = Print(value, new TextSpan(template.Source.Length, 0), value.Origin);
        }

        callDepth--;
        flow = Flow.Next;
        returned = null;
        var (text, fragments) = output.Finish();
        (page, frame, output, indent) = (outerPage, outerFrame, outerOutput, outerIndent);
        return succeeded && ChargeText(text.Length, site.Span) ? new StringValue(text) { Fragments = fragments } : null;
    }

    /// <summary><c>include_join names separator [begin] [end]</c>: the texts of several templates with something between.</summary>
    private StringValue? IncludeJoin(CallSite site, GivenArgument[] arguments)
    {
        if (arguments.Length < 2 || arguments.Length > 4)
        {
            Fail(Codes.InvalidCall, new TextSpan(site.End, 0), "'include_join' needs an array of names and a separator; what to begin and to end with may follow");
            return null;
        }

        if (arguments[0].Value is not ArrayValue names)
        {
            Fail(Codes.InvalidArgument, arguments[0].Span, $"'include_join' needs an array of names, not {arguments[0].Value.Description}");
            return null;
        }

        var joined = new OutputWriter(options);
        if (!Join(joined, arguments, 2, site))
        {
            return null;
        }

        for (var i = 0; i < names.Count; i++)
        {
            if ((i > 0 && !Join(joined, arguments, 1, site)) || Include(site, [new GivenArgument(names[i], null, arguments[0].Span)]) is not { } text || !Join(joined, text, site))
            {
                return null;
            }
        }

        if (!Join(joined, arguments, 3, site))
        {
            return null;
        }

        var (whole, fragments) = joined.Finish();
        return ChargeText(whole.Length, site.Span) ? new StringValue(whole) { Fragments = fragments } : null;
    }

    /// <summary>Joins a separator, or what a template named as <c>tpl:name</c> makes of it.</summary>
    private bool Join(OutputWriter joined, GivenArgument[] arguments, int index, CallSite site)
    {
        if (index >= arguments.Length)
        {
            return true;
        }

        var argument = arguments[index];
        if (argument.Value is StringValue text && text.Value.StartsWith(TemplatePrefix, StringComparison.Ordinal))
        {
            var name = new StringValue(text.Value[TemplatePrefix.Length..]);
            return Include(site, [new GivenArgument(name, null, argument.Span)]) is { } made && Join(joined, made, site);
        }

        return Print(argument.Value, argument.Span) is { } printed && Join(joined, new StringValue(printed), site);
    }

    private bool Join(OutputWriter joined, StringValue text, CallSite site) =>
        joined.Write(text, new TextFragment(0, 0, null) { Page = page, Span = site.Span }, indent: null) || FailOutput(site.Span);
}
