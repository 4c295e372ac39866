namespace MilvusManifests.Cli;

/// <summary>What a run returns to the shell.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>There were errors in the input; nothing was written.</summary>
    public const int Errors = 1;

    /// <summary>The command line was invalid.</summary>
    public const int Usage = 2;

    /// <summary>The output folder is not what the configuration generates.</summary>
    public const int Drift = 3;

    /// <summary>There is a difference, and the exit code was requested to say so.</summary>
    public const int Different = 4;

    /// <summary>Ended by Ctrl-C: 128 plus the number of SIGINT, as in shells.</summary>
    public const int Cancelled = 130;
}
