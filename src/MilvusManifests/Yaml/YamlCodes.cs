using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>The codes of diagnostics about YAML.</summary>
internal static class YamlCodes
{
    /// <summary>A text that is not YAML.</summary>
    public static readonly DiagnosticCode Syntax = new(
        "MM3001",
        "invalid YAML",
        "The text is not valid YAML at this place. Reading continues with the next document of the file, after the next '---' line.",
        new("missing closing quote \"", "kind: \"Service"),
        "Correct the text at this place, or just before it: indentation, a missing quote, bracket or colon.");

    /// <summary>A tab before a key or a list item.</summary>
    public static readonly DiagnosticCode Tab = new(
        "MM3002",
        "tab used as indentation",
        "YAML does not allow tabs in indentation.",
        new("this line is indented with a tab; use spaces"),
        "Replace the tab with spaces.");

    /// <summary>A line that does not belong to any block above it.</summary>
    public static readonly DiagnosticCode Indentation = new(
        "MM3003",
        "wrong indentation",
        "The keys of one mapping, and the items of one list, start at the same column. This line starts at a column that no open mapping or list has.",
        new("this line starts at column 3, which matches no mapping or list above", "a:\n    b: c\n  c: d"),
        "Move the line to the column of the mapping or list that it belongs to.");

    /// <summary>A duplicate key.</summary>
    public static readonly DiagnosticCode DuplicateKey = new(
        "MM3004",
        "duplicate key",
        "The keys of a mapping must be unique. Readers disagree about which of two values wins, so neither is used.",
        new("duplicate key 'a'; remove one", "data: {a: b, a: c}"),
        "Remove one of them.");

    /// <summary>A key that is not text.</summary>
    public static readonly DiagnosticCode Key = new(
        "MM3005",
        "key is not a scalar",
        "Keys of a Kubernetes manifest are strings. A mapping or a list as a key is often an unquoted '{{ ... }}'.",
        new("a key must be a string, not a mapping; quote it if it is meant as a string", "{a: b}: c"),
        "Quote the key.");

    /// <summary>An alias without an anchor above it.</summary>
    public static readonly DiagnosticCode UnknownAnchor = new(
        "MM3006",
        "unknown anchor",
        "'*name' repeats the value that '&name' marked earlier in the same document, and there is no such mark.",
        new("unknown anchor '*.example.com': no '&.example.com' precedes it in this document", "a: *.example.com"),
        "Quote a value that starts with '*', or mark the value with '&name' before its first use.");

    /// <summary>Aliases that contain themselves or expand too far.</summary>
    public static readonly DiagnosticCode Alias = new(
        "MM3007",
        "alias expands without end",
        "An alias expands to a copy of the value that its anchor marks. One inside its own anchor never ends, and aliases of aliases can exhaust memory.",
        new("'*x' is inside '&x' itself, which would expand forever", "a: &x [*x]"),
        "Write the value where it is needed, in place of the alias.");

    /// <summary>Too many levels.</summary>
    public static readonly DiagnosticCode Depth = new(
        "MM3008",
        "nested too deeply",
        "Mappings and lists are nested deeper than in any real manifest; the limit protects against input made to exhaust the reader.",
        new("more than 256 levels of objects and arrays"),
        "Look for what generated the file: no manifest needs that depth.");

    /// <summary>A character that must be escaped in YAML.</summary>
    public static readonly DiagnosticCode Character = new(
        "MM3010",
        "character not allowed",
        "Control characters are not allowed in YAML, and some line separators mean different things to YAML 1.1 and 1.2 readers.",
        new("the control character U+0001 is not allowed in YAML; remove it or write it as \"\\u0001\" in double quotes"),
        "Remove the character, or write it as an escape in double quotes.");

    /// <summary>A tag that Kubernetes does not support.</summary>
    public static readonly DiagnosticCode Tag = new(
        "MM3011",
        "tag not supported",
        "Manifests are JSON written as YAML: only the tags !!str, !!int, !!float, !!bool, !!null, !!map and !!seq are supported.",
        new("the tag '!vault' is not supported in a manifest; remove it, or quote the value if it is meant as a string", "a: !vault b"),
        "Remove the tag; a value with quotes is a string without one.");

    /// <summary>A merge key without mappings to merge.</summary>
    public static readonly DiagnosticCode Merge = new(
        "MM3012",
        "nothing to merge",
        "'<<' merges the keys of a mapping or of a list of mappings, usually an alias: '<<: *defaults'.",
        new("'<<' merges a mapping or a list of mappings, not an integer", "<<: 1"),
        "Refer to a mapping, or quote '<<' for a key of that name.");

    /// <summary>An unknown directive.</summary>
    public static readonly DiagnosticCode Directive = new(
        "MM3013",
        "directive not supported",
        "A line that starts with '%' before '---' is a directive. Manifests need none: '%YAML 1.1' and '%YAML 1.2' change nothing here, and kubectl cannot "
        + "read them.",
        new("unknown directive '%YAML 1.3' is ignored", "%YAML 1.3"),
        "Remove the line.");

    /// <summary>No document, or more than one, where one is expected.</summary>
    public static readonly DiagnosticCode DocumentCount = new(
        "MM3014",
        "one document expected",
        "This file must contain exactly one YAML document; '---' starts another.",
        new("a second document starts here; the file must contain exactly one"),
        "Remove the other documents, or an empty one after a trailing '---'.");

    /// <summary>A plain scalar as a key that kubectl reads as a boolean or a number.</summary>
    public static readonly DiagnosticCode ChangedKey = new(
        "MM3018",
        "key changed by its readers",
        "kubectl, Helm and Argo CD read YAML 1.1, where y, yes, on, n, no and off are booleans and 0x1F, 1_0 and 0644 are numbers. As a key, the API "
        + "server gets 'true', '31', '10' and '420' instead.",
        new("kubectl, Helm and Argo CD read the key y as true, so the API server gets 'true', with Flux 'y'; quote it", "y: 1"),
        "Quote the key.");

    /// <summary>An infinity or not-a-number.</summary>
    public static readonly DiagnosticCode NotFinite = new(
        "MM3019",
        "not a finite number",
        "YAML has '.inf' and '.nan', JSON has not: kubectl and Flux refuse a manifest that contains one.",
        new(".inf is not a number that JSON has, so kubectl refuses the file; quote it if it is meant as a string", "a: .inf"),
        "Quote it if it is meant as a string, or write a number.");

    /// <summary>YAML that kubectl cannot read.</summary>
    public static readonly DiagnosticCode NotReadByKubectl = new(
        "MM3020",
        "not readable by kubectl",
        "YAML 1.2 allows it, but the reader that kubectl, Helm and Argo CD are built on refuses or ignores it.",
        new("kubectl, Helm and Argo CD cannot read an unquoted '?' in a flow collection; quote the value", "args: [http://h/p?x=1]"),
        "Write it as the message says, and every reader agrees.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Syntax, Tab, Indentation, DuplicateKey, Key, UnknownAnchor, Alias, Depth, Character, Tag, Merge, Directive, DocumentCount,
        ChangedKey, NotFinite, NotReadByKubectl,
    ];
}
