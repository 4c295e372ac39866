using MilvusManifests.Templating.Values;

namespace MilvusManifests.Templating.Evaluation;

/// <summary>Where a loop is.</summary>
internal sealed class LoopState(LoopState? outer, bool isWhile, long length)
{
    /// <summary>The loop around it.</summary>
    public LoopState? Outer { get; } = outer;

    public bool IsWhile { get; } = isWhile;

    public long Index { get; set; }

    /// <summary>The item of this iteration.</summary>
    public Value? Item { get; set; }

    /// <summary>The item of the iteration before; null in the first.</summary>
    public Value? Before { get; set; }

    /// <summary>What the loop tells about itself, apart from <c>changed</c>, which takes a comparison.</summary>
    public Value Get(string name) => name switch
    {
        "index" => IntegerValue.Of(Index),
        "rindex" => IntegerValue.Of(length - Index - 1),
        "first" => BooleanValue.Of(Index == 0),
        "last" => BooleanValue.Of(Index == length - 1),
        "even" => BooleanValue.Of(Index % 2 == 0),
        "odd" => BooleanValue.Of(Index % 2 != 0),
        "length" => IntegerValue.Of(length),
        _ => NullValue.Instance,
    };
}
