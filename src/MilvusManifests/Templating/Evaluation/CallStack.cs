using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>
/// The stack that a render may use, the same on every thread and machine. An error needs far more of it than the calls that it unwinds, since each of them
/// may rethrow it before the one below has released its part: deep calls continue on a thread with enough stack for both.
/// </summary>
internal sealed class CallStack
{
    private const int Borrowed = 64 * 1024;
    private const int Own = 128 * 1024 * 1024;
    private const int OwnForErrors = 64 * 1024 * 1024;

    private nuint top = StackPointer();
    private int most = Borrowed;

    /// <summary>Whether this thread's share is used up. A call nearer to the thread's start than this object's creation uses none.</summary>
    public bool IsSpent => (nint)(top - StackPointer()) > most || !RuntimeHelpers.TryEnsureSufficientExecutionStack();

    /// <summary>Whether this is the stack of a dedicated thread.</summary>
    public bool IsOwn => most > Borrowed;

    /// <summary>Evaluates on a dedicated thread.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Every exception is thrown again on the thread that waits.")]
    public object? EvaluateOnOwnThread(Func<object?> evaluate)
    {
        object? value = null;
        ExceptionDispatchInfo? error = null;
        var outer = (top, most);
        var thread = new Thread(
            () =>
            {
                (top, most) = (StackPointer(), Own - OwnForErrors);
                try
                {
                    value = evaluate();
                }
                catch (Exception failure)
                {
                    error = ExceptionDispatchInfo.Capture(failure);
                }
            },
            Own);
        thread.Start();
        thread.Join();
        (top, most) = outer;
        error?.Throw();
        return value;
    }

    private static unsafe nuint StackPointer()
    {
        byte here;
        return (nuint)(&here);
    }
}
