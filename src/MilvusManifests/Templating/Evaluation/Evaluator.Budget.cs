using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Templating.Evaluation;

internal sealed partial class Evaluator
{
    private const int StepsBetweenClocks = 1024;
    private const int TextStep = 32;

    private readonly Func<int, bool> chargeCurrent;
    private readonly long started = Stopwatch.GetTimestamp();
    private TextSpan chargeSpan;
    private long stepsLeft;
    private long stepsToClock;

    /// <summary>Takes steps from the budget; false, and the render is over, when it is spent, time is up or the render was cancelled.</summary>
    public bool Charge(long steps, TextSpan span)
    {
        stepsLeft -= Math.Max(steps, 0);
        if (stepsLeft < 0 || isAborted)
        {
            return Abort(Codes.RenderStepLimit, span, FormattableString.Invariant($"the template needs more than {options.Limits.MaxSteps} steps"));
        }

        stepsToClock -= steps;
        return stepsToClock > 0 || CheckTime(span);
    }

    /// <summary>Takes from the budget what a text of a length costs.</summary>
    public bool ChargeText(long length, TextSpan span) =>
        length > options.Limits.MaxOutputLength
            ? Abort(Codes.RenderOutputLimit, span, FormattableString.Invariant($"a text would be longer than {options.Limits.MaxOutputLength} characters"))
            : Charge(1 + (length / TextStep), span);

    /// <summary>The text of a value as a template prints it; null when that failed.</summary>
    public string? Print(Value value, TextSpan span)
    {
        if (ValuePrinter.PrintScalar(value) is { } scalar)
        {
            return scalar;
        }

        chargeSpan = span;
        var text = new StringBuilder();
        if (ValuePrinter.TryAppend(text, value, chargeCurrent))
        {
            return text.ToString();
        }

        if (!isAborted)
        {
            Fail(Codes.InvalidOperation, span, FormattableString.Invariant($"{value.Description} that is nested more than {ValuePrinter.DepthLimit} deep cannot be printed"));
        }

        return null;
    }

    /// <summary>Whether two values are equal; null when finding out failed.</summary>
    public bool? AreEqual(Value left, Value right, TextSpan span)
    {
        chargeSpan = span;
        if (ValueComparison.TryCompareEqual(left, right, chargeCurrent, out var equal))
        {
            return equal;
        }

        if (!isAborted)
        {
            Fail(Codes.InvalidOperation, span, "values that are nested so deeply cannot be compared");
        }

        return null;
    }

    private bool CheckTime(TextSpan span)
    {
        stepsToClock = StepsBetweenClocks;
        if (Cancellation.IsCancellationRequested)
        {
            return Abort(Codes.RenderCancelled, span, "the render was cancelled");
        }

        return Stopwatch.GetElapsedTime(started) <= options.Limits.MaxTime
            || Abort(Codes.RenderTimeLimit, span, FormattableString.Invariant($"the template takes longer than {options.Limits.MaxTime.TotalSeconds} s"));
    }

    /// <summary>Whether there is stack left for another level; the depth of calls and of syntax is limited as well, but not their product.</summary>
    private bool CheckStack(TextSpan span) =>
        RuntimeHelpers.TryEnsureSufficientExecutionStack()
        || Abort(Codes.RenderDepthLimit, span, "functions and includes call each other too deeply");
}
