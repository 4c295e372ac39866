using YamlDotNet.Core.Tokens;

namespace MilvusManifests.Yaml.Scanning;

/// <summary>Finds what is missing or doubled between the items of flow collections, which the parser does not notice everywhere.</summary>
internal sealed class FlowGrammar(string text)
{
    /// <summary>A second ':' after a key.</summary>
    public const string Doubled = "':' is doubled; remove one";

    private readonly Stack<Level> outer = new();
    private Level level;
    private Token? previous;

    private enum State
    {
        Start,
        Key,
        Item,
        Value,
        Complete,
    }

    /// <summary>What is wrong with the next token; null if nothing is.</summary>
    public string? Fault(Token token)
    {
        var fault = level.Open == '\0' ? null : Check(token);
        Move(token);
        previous = token;
        return fault;
    }

    private string? Check(Token token) => token switch
    {
        Key or Scalar or AnchorAlias or Anchor or Tag or FlowSequenceStart or FlowMappingStart when level.State is State.Item or State.Complete => Missing(token),
        Key when level.State == State.Value => Missing(token),
        Value when level.State == State.Value => Doubled,
        Value when level.State is State.Complete || (level.State == State.Item && !level.HasKey) => Missing(token),
        _ => null,
    };

    // On a later line it is rather the closing bracket that is missing.
    private string Missing(Token token)
    {
        var close = level.Open == '[' ? ']' : '}';
        var from = token is Value ? level.Start : (int)(previous?.Start.Index ?? 0);
        if (text.AsSpan(from, Math.Max(0, (int)token.Start.Index - from)).ContainsAny('\n', '\r'))
        {
            return $"did not find expected ',' or '{close}'";
        }

        return level is { Open: '{', State: State.Item, HasKey: false } ? "missing ':' or ',' before this" : "missing ',' before this";
    }

    private void Move(Token token)
    {
        switch (token)
        {
            case FlowSequenceStart or FlowMappingStart:
                Complete();
                outer.Push(level);
                level = new Level(token is FlowSequenceStart ? '[' : '{', (int)token.Start.Index, State.Start, HasKey: false);
                break;
            case FlowSequenceEnd or FlowMappingEnd when outer.Count > 0:
                level = outer.Pop();
                break;
            case Scalar or AnchorAlias:
                Complete();
                break;
            case Key:
                level = level with { State = State.Key, HasKey = true };
                break;
            case Value:
                level = level with { State = State.Value };
                break;
            case FlowEntry:
                level = level with { State = State.Start, HasKey = false };
                break;
            case DocumentStart or DocumentEnd:
                outer.Clear();
                level = default;
                break;
        }
    }

    private void Complete() => level = level with { State = level.State == State.Value ? State.Complete : State.Item };

    private readonly record struct Level(char Open, int Start, State State, bool HasKey);
}
