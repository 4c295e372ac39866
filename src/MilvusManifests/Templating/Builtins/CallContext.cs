using MilvusManifests.Templating.Evaluation;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Builtins;

/// <summary>One call of a builtin: where it stands, what it may spend, how it fails.</summary>
internal readonly ref struct CallContext
{
    private readonly Evaluator evaluator;
    private readonly ReadOnlySpan<TextSpan> argumentSpans;
    private readonly FunctionValue function;
    private readonly CallSite site;

    internal CallContext(Evaluator evaluator, FunctionValue function, CallSite site, ReadOnlySpan<TextSpan> argumentSpans)
    {
        this.evaluator = evaluator;
        this.function = function;
        this.site = site;
        this.argumentSpans = argumentSpans;
    }

    /// <summary>The function as the template names it, <c>string.upcase</c>.</summary>
    public string FunctionName => evaluator.NameOf(function, site);

    private TextSpan CallSpan => site.Span;

    /// <summary>Where the call stands.</summary>
    public Location Site => evaluator.At(CallSpan);

    /// <summary>The tokens to watch in work that the budget cannot see.</summary>
    public CancellationToken Cancellation => evaluator.Cancellation;

    /// <summary>Whether the template is rendered strictly, as the product always does.</summary>
    public bool IsStrict => evaluator.IsStrict;

    /// <summary>Where the argument of a parameter stands; the call where it was left out.</summary>
    public Location ArgumentSite(int parameter) => evaluator.At(SpanOf(parameter));

    /// <summary>
    /// Takes steps from the render's budget: one for each item that is visited or made. False when it is spent or time is up, which is
    /// reported; the builtin then returns null.
    /// </summary>
    public bool Charge(long steps) => evaluator.Charge(steps, CallSpan);

    /// <summary>Takes from the budget what making a text of this length costs; to be called before the text is made.</summary>
    public bool ChargeText(long length) => evaluator.ChargeText(length, CallSpan);

    /// <summary>
    /// Whether a text that is put together from parts, each charged for, may grow to this length; false when it may not, which is reported.
    /// </summary>
    public bool FitsText(long length) => evaluator.FitsText(length, CallSpan);

    /// <summary>Calls a function that was passed as an argument.</summary>
    public Value? Call(FunctionValue function, params ReadOnlySpan<Value> arguments) => evaluator.Call(function, arguments, CallSpan);

    /// <summary>The text of a value as a template prints it; null when that failed, which is reported.</summary>
    public string? Print(Value value) => evaluator.Print(value, CallSpan);

    /// <summary>What an arithmetic operator of the language makes of two values; null when that failed, which is reported at the call.</summary>
    public Value? Operate(Arithmetic operation, Value left, Value right) => evaluator.Operate(operation, left, right, CallSpan);

    /// <summary>How often the builtin asked for this group before during the render, from 0.</summary>
    public int NextInCycle(string group) => evaluator.NextInCycle(group);

    /// <summary>Reports an error at the call; always null.</summary>
    public Value? Fail(string message) => evaluator.Fail(Codes.InvalidArgument, CallSpan, message);

    /// <summary>Reports an error at the argument of a parameter; always null.</summary>
    public Value? Fail(int parameter, string message) => evaluator.Fail(Codes.InvalidArgument, SpanOf(parameter), message);

    /// <summary>Reports an error of another kind at the call; always null.</summary>
    public Value? Fail(DiagnosticCode code, string message) => evaluator.Fail(code, CallSpan, message);

    private TextSpan SpanOf(int parameter) => parameter < argumentSpans.Length && argumentSpans[parameter].Length > 0 ? argumentSpans[parameter] : CallSpan;
}
