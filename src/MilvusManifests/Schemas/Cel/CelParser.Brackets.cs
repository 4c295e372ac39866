namespace MilvusManifests.Schemas.Cel;

// What is between brackets.
internal sealed partial class CelParser
{
    // A closing bracket that is expected may be preceded by a comma in lists and maps, not in calls.
    private CelExpression[] ParseArguments()
    {
        var items = new List<CelExpression>();
        while (items.Count == 0 ? !TakeClosing(")") : Take(","))
        {
            items.Add(ParseExpression());
            if (!token.Is(","))
            {
                Close(")");
                break;
            }
        }

        return [.. items];
    }

    private CelList ParseItems()
    {
        var items = new List<(CelExpression, bool)>();
        while (!HasStopped && !TakeClosing("]"))
        {
            var isOptional = Take("?");
            items.Add((ParseExpression(), isOptional));
            EndItem("]");
        }

        return new CelList([.. items]);
    }

    private CelMap ParseMap()
    {
        var entries = new List<(CelExpression, CelExpression, bool)>();
        while (!HasStopped && !TakeClosing("}"))
        {
            var isOptional = Take("?");
            var key = ParseExpression();
            entries.Add((key, TakeColon() ? ParseExpression() : Nothing, isOptional));
            EndItem("}");
        }

        return new CelMap([.. entries]);
    }

    // Objects of the API, as admission policies construct them, are not evaluated.
    private CelLiteral ParseMessage()
    {
        unsupported ??= "an object of a type";
        while (!HasStopped && !TakeClosing("}"))
        {
            Take("?");
            if (token.Kind is not (CelTokenKind.Name or CelTokenKind.QuotedName))
            {
                return Fail(UnexpectedValue());
            }

            Advance();
            if (TakeColon())
            {
                ParseExpression();
                EndItem("}");
            }
        }

        return Nothing;
    }

    private bool TakeColon()
    {
        var isColon = Take(":");
        if (!isColon)
        {
            Fail(token.Kind == CelTokenKind.End ? Unexpected() : $"a key without ':' and a value, {Place(token)}");
        }

        return isColon;
    }

    private void EndItem(string closing)
    {
        if (!token.Is(closing) && !Take(","))
        {
            Fail(Unexpected());
        }
    }

    private bool Opens(string bracket)
    {
        if (!token.Is(bracket))
        {
            return false;
        }

        open.Push(token);
        Advance();
        return true;
    }

    private void Close(string bracket)
    {
        if (!TakeClosing(bracket))
        {
            Fail(Unexpected());
        }
    }

    private bool TakeClosing(string bracket)
    {
        var closes = Take(bracket);
        if (closes)
        {
            open.Pop();
        }

        return closes;
    }
}
