using MilvusManifests.Upstream;

namespace MilvusManifests.Committing;

/// <summary>What a remote has at one moment.</summary>
/// <param name="Branch">The commit of the branch; null if the remote does not have the branch.</param>
/// <param name="Default">The commit of the default branch; null if the remote is empty.</param>
/// <param name="DefaultName">The name of the default branch; null if the remote does not say.</param>
internal sealed record RemoteState(string? Branch, string? Default, string? DefaultName)
{
    private const string Symbolic = "ref: refs/heads/";

    /// <summary>Reads what <c>git ls-remote --symref</c> printed.</summary>
    /// <param name="listed">The listing of HEAD and the branch.</param>
    /// <param name="branch">The branch.</param>
    public static RemoteState Read(ChildResult listed, string branch)
    {
        var state = new RemoteState(null, null, null);
        foreach (var line in listed.Text.Split('\n'))
        {
            state = line.Split('\t') switch
            {
                [var target, "HEAD"] when target.StartsWith(Symbolic, StringComparison.Ordinal) => state with { DefaultName = target[Symbolic.Length..] },
                [var commit, "HEAD"] => state with { Default = commit },
                [var commit, var reference] when reference == $"refs/heads/{branch}" => state with { Branch = commit },
                _ => state,
            };
        }

        return state;
    }
}
