using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using MilvusManifests.Templating.Functions;
using MilvusManifests.Text;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>
/// One render: Scriban's context, made strict, counted and traced. A statement that fails is reported and abandoned, and the next one is evaluated, so
/// that one run finds all errors, unless a limit is reached.
/// </summary>
internal sealed partial class RenderContext : TemplateContext
{
    private readonly RenderOptions options;
    private readonly Dictionary<ScriptNode, SourceText> sources = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, ImmutableArray<TextFragment>> parts = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableSortedSet<string>.Builder included = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
    private readonly List<Diagnostic> errors = [];

    // What failed statements should have assigned: reading it is not reported again.
    private readonly HashSet<string> failed = new(StringComparer.Ordinal);
    private readonly Stack<ScriptLoopStatementBase> loops = new();
    private int failures;

    // Whether a template that could not be included may have assigned any name.
    private bool lacksNames;

    /// <summary>A render with its own variables.</summary>
    public RenderContext(ScriptObject variables, RenderOptions options, CancellationToken cancellation)
        : base(Builtins.Instance)
    {
        this.options = options;
        Budget = new Budget(options.Limits);
        CancellationToken = cancellation;
        StrictVariables = options.StrictVariables;
        EnableRelaxedMemberAccess = !options.StrictMembers;
        EnableRelaxedIndexerAccess = !options.StrictMembers;
        AutoIndent = options.AutoIndent;
        IndentOnEmptyLines = options.IndentOnEmptyLines;
        NewLine = "\n";
        LoopLimit = (int)Math.Min(options.Limits.MaxSteps, int.MaxValue);
        RecursiveLimit = options.Limits.MaxCallDepth;
        LimitToString = options.Limits.MaxOutputLength;
        OnStringLimit = ScriptLimitBehavior.Throw;
        OutputLimit = 0;
        ObjectRecursionLimit = Budget.MaxNesting;
        TryGetVariable = FindVariable;
        TryGetMember = FindMember;
        PushGlobal(variables);
    }

    /// <summary>The work that may still be done.</summary>
    public Budget Budget { get; }

    /// <summary>The compiled regular expressions, since compiling is slow.</summary>
    public Dictionary<(string Pattern, RegexOptions Options), Regex> Regexes { get; } = [];

    /// <summary>The running template or function.</summary>
    public Page Page { get; private set; } = null!;

    /// <summary>The value that is being written; null while there is none.</summary>
    public WrittenValue? Writing { get; private set; }

    /// <summary>Renders a template; there is a text only if there are no errors.</summary>
    public Result<RenderedText> Run(Template template)
    {
        Register(template);
        PushOutput();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // Some of Scriban's functions use the thread's token, not the context's.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            Evaluate(template.Parsed.Page, aliasReturnedFunction: false);
        }
        catch (ScriptRuntimeException error) when (errors.Count > 0 || error is RenderStopped)
        {
            Report(error, null);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        if (errors.Count > 0)
        {
            return new Result<RenderedText>(null, [.. errors]);
        }

        var text = Output.ToString()!;
        return new Result<RenderedText>(new RenderedText(options.Name ?? template.Source.Path, text, parts[text], included.ToImmutable()), []);
    }

    /// <summary>The location of a piece of the template's own text that is being written; null for any other text.</summary>
    public int? VerbatimAt(string text, int offset) =>
        CurrentNode is ScriptRawStatement raw && ReferenceEquals(text, raw.Text.FullText) ? offset : null;

    /// <summary>Remembers where the parts of a text came from, until the text is written; it must be a new string object.</summary>
    public string Keep(string text, ImmutableArray<TextFragment> fragments)
    {
        Budget.TakeText(text.Length, CurrentSpan);
        parts[text] = fragments;
        return text;
    }

    /// <summary>Where the parts of a text came from, if that was recorded.</summary>
    public ImmutableArray<TextFragment> PartsOf(string text) => parts.TryGetValue(text, out var known) ? known : [];

    /// <summary>Spends the cost of a piece of the output, and stops the render when the output becomes too long.</summary>
    public void CheckOutput(int length, int added)
    {
        Budget.Take(Budget.Piece, writer?.Span ?? CurrentSpan);
        Budget.TakeText(added, writer?.Span ?? CurrentSpan);
        if (length > options.Limits.MaxOutputLength)
        {
            var span = writer?.Span ?? CurrentSpan;
            throw new RenderStopped(TemplateCodes.RenderOutputLimit, span, FormattableString.Invariant($"the output is longer than {options.Limits.MaxOutputLength} characters"));
        }
    }

    /// <summary>The source code in a range.</summary>
    public string TextOf(SourceSpan span) => Page.Source.TextOf(span);

    /// <inheritdoc/>
    protected override void OnEnterLoop(ScriptLoopStatementBase loop) => loops.Push(loop);

    /// <inheritdoc/>
    protected override void OnExitLoop(ScriptLoopStatementBase loop) => loops.Pop();

    private void Register(Template template)
    {
        if (template.Parsed.Page is { } page)
        {
            sources[page] = template.Source;
        }
    }

    /// <summary>Reports what failed, at the loop that spent the steps if there is one.</summary>
    private void Report(ScriptRuntimeException error, ScriptNode? statement)
    {
        failures++;
        switch (error)
        {
            case Silenced or Ended:
                return;
            case ScriptAbortException:
                Add(TemplateCodes.RenderCancelled, error.Span, "the render was cancelled", null);
                return;
            case TemplateError stopped when stopped.Code == TemplateCodes.RenderStepLimit && errors.Count > 0:
                // Failing over and over may itself have used up the steps.
                return;
            case TemplateError known:
                var loop = known.Code == TemplateCodes.RenderStepLimit ? statement as ScriptLoopStatementBase ?? loops.FirstOrDefault() : null;
                Add(known.Code, loop?.Span ?? error.Span, error.OriginalMessage, null);
                return;
            default:
                var (code, message) = RuntimeMessages.Translate(error, Page.Source, Budget);
                Add(code, error.Span, message, null);
                return;
        }
    }

    private void Add(DiagnosticCode code, SourceSpan span, string message, string? hint)
    {
        var location = Page.Source.At(span.ToTextSpan());
        message = string.Join(' ', message.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        Add(Diagnostic.Error(code, location, message, hint) with { Related = Page.Callers() });
    }

    private void Add(Diagnostic error)
    {
        if (errors.Count < options.Limits.MaxErrors && !errors.Exists(known => known.Location == error.Location && string.Equals(known.Message, error.Message, StringComparison.Ordinal)))
        {
            errors.Add(error);
        }
    }
}
