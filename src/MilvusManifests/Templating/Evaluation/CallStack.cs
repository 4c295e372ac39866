using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>
/// The stack that a render may use, the same on every thread and machine. An error needs far more of it than the calls that it ends, since each of them
/// may throw it anew before the one below has let go of its part: where calls are deep, they go on by a thread that has enough for both.
/// </summary>
internal sealed class CallStack
{
    private const int Borrowed = 64 * 1024;
    private const int Own = 128 * 1024 * 1024;
    private const int OwnForErrors = 64 * 1024 * 1024;

    private nuint top = Here();
    private int most = Borrowed;

    /// <summary>Whether there is no more of it on this thread. A call nearer to the thread's start than this object was made takes none.</summary>
    public bool IsSpent => (nint)(top - Here()) > most || !RuntimeHelpers.TryEnsureSufficientExecutionStack();

    /// <summary>Whether it is that of a thread of its own.</summary>
    public bool IsOwn => most > Borrowed;

    /// <summary>Evaluates by a thread of its own.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Every exception is thrown again on the thread that waits.")]
    public object? GoOn(Func<object?> evaluate)
    {
        object? value = null;
        ExceptionDispatchInfo? error = null;
        var outer = (top, most);
        var thread = new Thread(
            () =>
            {
                (top, most) = (Here(), Own - OwnForErrors);
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

    private static unsafe nuint Here()
    {
        byte here;
        return (nuint)(&here);
    }
}
