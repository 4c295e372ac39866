using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>
/// Evaluates one render of a template. What fails returns null or false after its error was reported; the statement is given up and the next
/// one is evaluated, so that one run finds all errors, unless the error is one of a limit.
/// </summary>
internal sealed partial class Evaluator
{
    private readonly RenderOptions options;
    private readonly ObjectValue globals;
    private readonly List<Diagnostic> errors = [];
    private readonly List<Scope> scopes = [];
    private OutputWriter output;
    private Page page;
    private Frame frame;
    private LoopState? loop;
    private Flow flow;
    private Value? returned;
    private string? indent;
    private bool isAborted;
    private int callDepth;

    public Evaluator(ObjectValue model, RenderOptions options, CancellationToken cancellation)
    {
        this.options = options;
        Cancellation = cancellation;
        stepsLeft = options.Limits.MaxSteps;
        chargeCurrent = cost => Charge(cost, chargeSpan);
        output = new OutputWriter(options);
        page = null!;
        frame = new Frame();
        globals = new ObjectValue { Origin = model.Origin };
        for (var i = 0; i < model.Count; i++)
        {
            var (name, value) = model.GetAt(i);
            globals.Set(name, value);
        }
    }

    private enum Flow
    {
        Next,
        Break,
        Continue,
        Return,
    }

    public CancellationToken Cancellation { get; }

    public bool IsStrict => options.StrictVariables && options.StrictMembers;

    public Result<RenderedText> Run(Template template)
    {
        page = new Page(template.Source, null, default, IsFunction: false);
        if (CheckTime(default) && ExecuteAll(template.Statements) && returned is { } value)
        {
            Print(value, new TextSpan(template.Source.Length, 0), value.Origin);
        }

        if (errors.Count > 0)
        {
            return new Result<RenderedText>(null, [.. errors]);
        }

        var (text, fragments) = output.Finish();
        return new Result<RenderedText>(new RenderedText(text, fragments), []);
    }

    public Location At(TextSpan span) => page.Source.At(span);

    /// <summary>Reports an error in the page at work; always null.</summary>
    public Value? Fail(DiagnosticCode code, TextSpan span, string message, string? hint = null)
    {
        var location = At(span);
        message = OnOneLine(message);
        if (!isAborted && !errors.Exists(error => error.Location == location && error.Message == message))
        {
            errors.Add(Diagnostic.Error(code, location, message, hint) with { Related = page.Callers() });
            isAborted = errors.Count >= options.Limits.MaxErrors;
        }

        return null;
    }

    /// <summary>A message without the line breaks of values and code that it quotes.</summary>
    private static string OnOneLine(string message) =>
        message.AsSpan().ContainsAny('\n', '\r') ? string.Join(' ', message.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries)) : message;

    /// <summary>Reports an error that ends the render; always false.</summary>
    private bool Abort(DiagnosticCode code, TextSpan span, string message)
    {
        Fail(code, span, message);
        isAborted = true;
        return false;
    }

    private ReadOnlySpan<char> TextOf(TextSpan span) => page.Source.Text.AsSpan(span.Start, span.Length);
}
