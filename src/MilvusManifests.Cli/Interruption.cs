using System.Runtime.InteropServices;

namespace MilvusManifests.Cli;

/// <summary>Ctrl-C and termination: the first cancels the work cleanly, a second kills the process.</summary>
internal static class Interruption
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);

    /// <summary>Runs work that can be cancelled; it ends within a second.</summary>
    public static int Run(Func<CancellationToken, int> work)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
        try
        {
            return work(cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Cancelled;
        }

        void Cancel(PosixSignalContext context)
        {
            context.Cancel = !cancellation.IsCancellationRequested;
            cancellation.Cancel();
            new Thread(ExitSoon) { IsBackground = true }.Start();
        }
    }

    // What waits for input or for a program does not see the cancellation. Whatever is being written can be interrupted at any point.
    private static void ExitSoon()
    {
        Thread.Sleep(Patience);
        Environment.Exit(ExitCode.Cancelled);
    }
}
