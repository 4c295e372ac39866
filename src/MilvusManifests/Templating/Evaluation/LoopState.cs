using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Where a loop is.</summary>
internal sealed class LoopState(LoopState? outer, bool isWhile, long length)
{
    /// <summary>The loop around it.</summary>
    public LoopState? Outer { get; } = outer;

    public bool IsWhile { get; } = isWhile;

    public long Index { get; set; }

    /// <summary>Whether the item differs from the one before.</summary>
    public bool IsChanged { get; set; } = true;

    public Value Get(string name) => name switch
    {
        "index" => IntegerValue.Of(Index),
        "rindex" => IntegerValue.Of(length - Index - 1),
        "first" => BooleanValue.Of(Index == 0),
        "last" => BooleanValue.Of(Index == length - 1),
        "even" => BooleanValue.Of(Index % 2 == 0),
        "odd" => BooleanValue.Of(Index % 2 != 0),
        "changed" => BooleanValue.Of(IsChanged),
        "length" => IntegerValue.Of(length),
        _ => NullValue.Instance,
    };

    /// <summary>The state as it is now, to be kept.</summary>
    public ObjectValue ToValue()
    {
        var members = new ObjectValue();
        foreach (var name in IsWhile ? Syntax.LoopMembers.OfWhile : Syntax.LoopMembers.OfFor)
        {
            members.Set(name, Get(name));
        }

        return members;
    }
}
