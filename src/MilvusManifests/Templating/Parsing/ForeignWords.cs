namespace MilvusManifests.Templating.Parsing;

/// <summary>Words of other template languages, which Scriban parses as names of variables and functions.</summary>
internal static class ForeignWords
{
    /// <summary>What to write instead of a word that starts a statement; null for other words.</summary>
    public static string? StatementFor(string word) => word switch
    {
        "elseif" or "elsif" or "elif" => "else if",
        "unless" => "if !(...)",
        "endif" or "endfor" or "endwhile" or "endcase" or "endfunc" or "endcapture" or "endwith" => "end",
        _ => null,
    };

    /// <summary>What to write instead of a word between two operands; null for other words.</summary>
    public static string? OperatorFor(string word) => word switch
    {
        "and" => "'&&'",
        "or" => "'||'",
        "is" => "'=='",
        "contains" => "'| array.contains' or '| string.contains'",
        "in" => "'| array.contains' with the list on its left",
        _ => null,
    };
}
