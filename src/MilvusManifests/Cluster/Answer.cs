namespace MilvusManifests.Cluster;

/// <summary>Whether something is so in a cluster. The smaller of two answers holds for both together, the larger one for either.</summary>
internal enum Answer
{
    /// <summary>It is not, whatever else the cluster has.</summary>
    No,

    /// <summary>What decides is not in the set.</summary>
    Unknown,

    /// <summary>It is, whatever else the cluster has.</summary>
    Yes,
}

/// <summary>Logic with three values (Kleene's).</summary>
internal static class Answers
{
    /// <summary>The answer of something that is known.</summary>
    public static Answer Of(bool known) => known ? Answer.Yes : Answer.No;

    /// <summary>Whether both are so.</summary>
    public static Answer And(this Answer one, Answer other) => one < other ? one : other;

    /// <summary>Whether either is so.</summary>
    public static Answer Or(this Answer one, Answer other) => one > other ? one : other;

    /// <summary>Whether it is not so.</summary>
    public static Answer Not(this Answer answer) => Answer.Yes - (int)answer;

    /// <summary>Whether all are so; so if there is none.</summary>
    public static Answer All(this IEnumerable<Answer> answers) => answers.Aggregate(Answer.Yes, And);

    /// <summary>Whether any is so; not so if there is none.</summary>
    public static Answer Any(this IEnumerable<Answer> answers) => answers.Aggregate(Answer.No, Or);
}
