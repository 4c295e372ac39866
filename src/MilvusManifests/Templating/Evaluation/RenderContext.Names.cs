using MilvusManifests.Templating.Functions;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Name resolution: variables, members and templates that exist, those that may be absent, and those that are mistakes.</summary>
internal sealed partial class RenderContext
{
    /// <inheritdoc/>
    public override string? GetTemplatePathFromName(string? templateName, ScriptNode? callerContext) =>
        string.IsNullOrEmpty(templateName)
            ? throw new TemplateError(TemplateCodes.IncludeFailed, callerContext?.Span ?? CurrentSpan, "the name of the template to include is empty")
            : templateName;

    /// <inheritdoc/>
    protected override Scriban.Template CreateTemplate(string templatePath, ScriptNode? callerContext)
    {
        var span = callerContext?.Span ?? CurrentSpan;
        if (options.Loader?.Load(templatePath) is not { } loaded)
        {
            lacksNames = true;
            var names = options.Loader?.Names ?? [];
            var suggestion = names.FirstOrDefault(name => name.EndsWith($"/{templatePath}", StringComparison.Ordinal)) is { } below
                ? $"; {Suggestion.Lead} '{below}'?" : Suggestion.Phrase(templatePath, names);
            throw new TemplateError(TemplateCodes.IncludeFailed, span, $"template '{Excerpt.Of(templatePath)}' not found{suggestion}");
        }

        if (loaded.Value is not { } template)
        {
            lacksNames = true;
            var includedFrom = new RelatedLocation("included from", Page.Source.At(span.ToTextSpan()));
            Add(TemplateCodes.IncludeUnparsable, span, $"the template '{Excerpt.Of(templatePath)}' cannot be parsed", null);
            foreach (var error in loaded.Diagnostics)
            {
                Add(error with { Related = [.. error.Related, includedFrom, .. Page.Callers()] });
            }

            throw new Silenced(span);
        }

        Register(template);
        included.Add(templatePath);
        return template.Parsed;
    }

    private bool FindVariable(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value)
    {
        value = null;
        if (failed.Contains(variable.Name))
        {
            throw new Silenced(span);
        }

        if (options.AllowTestedAbsence && Absence.IsTested(variable))
        {
            return true;
        }

        if (!options.StrictVariables)
        {
            return false;
        }

        var name = variable.ToString()!;
        if (variable.Scope == ScriptVariableScope.Local)
        {
            throw new TemplateError(TemplateCodes.UnknownVariable, span, $"unknown variable '{name}' in this page or function");
        }

        // A name similar to an existing one may still be a typo.
        var meant = Builtins.Instance.QualifiedNameOf(name) is { } qualified ? $"; did you mean '{qualified}'?" : Suggestion.Phrase(name, KnownNames());
        throw lacksNames && meant.Length == 0
            ? new Silenced(span)
            : new TemplateError(TemplateCodes.UnknownVariable, span, $"unknown variable or function '{name}'{meant}");
    }

    private IEnumerable<string> KnownNames() => CurrentGlobal?.GetMembers().Concat(Builtins.Instance.Names) ?? Builtins.Instance.Names;

    private bool FindMember(TemplateContext context, SourceSpan span, object target, string member, out object? value)
    {
        value = null;
        if (options.AllowTestedAbsence && CurrentNode is ScriptExpression path && Absence.IsTested(path))
        {
            return true;
        }

        if (!options.StrictMembers)
        {
            return false;
        }

        if (failed.Contains(member))
        {
            throw new Silenced(span);
        }

        var owner = CurrentNode switch
        {
            ScriptMemberExpression { Target: { } its } => TextOf(its.Span),
            ScriptIndexerExpression { Target: { } its } => TextOf(its.Span),
            _ => "this",
        };
        if (target is not IScriptObject known)
        {
            throw new TemplateError(TemplateCodes.UnknownMember, span, $"'{Excerpt.Of(owner)}' is {Noun.Of(target)} and has no member '{Excerpt.Of(member)}'");
        }

        throw new TemplateError(TemplateCodes.UnknownMember, span, $"'{Excerpt.Of(owner)}' has no member '{Excerpt.Of(member)}'{Suggestion.Phrase(member, known.GetMembers())}");
    }
}
