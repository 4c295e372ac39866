using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace MilvusManifests.Schemas.Json.Library;

/// <summary>Runs what recurses as deep as its input, on a thread whose stack is large enough for every input within the limits.</summary>
internal static class DeepStack
{
    private const int StackSize = 256 * 1024 * 1024;

    /// <summary>The result of a function.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Every exception is thrown again on the thread that waits.")]
    public static T Run<T>(Func<T> function)
    {
        var result = default(T);
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Work, StackSize) { IsBackground = true };
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result!;

        void Work()
        {
            try
            {
                result = function();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }
    }
}
