using System.Collections.Immutable;
using MilvusManifests.Text;

namespace MilvusManifests.Yaml;

/// <summary>The codes of diagnostics about YAML.</summary>
internal static class YamlCodes
{
    /// <summary>A text that is not YAML.</summary>
    public static readonly DiagnosticCode Syntax = new("MM3001", "invalid YAML",
        "The text is not valid YAML at this place. Reading continues with the next document of the file, after the next '---' line.");

    /// <summary>A tab before a key or a list item.</summary>
    public static readonly DiagnosticCode Tab = new("MM3002", "tab used as indentation",
        "YAML does not allow tabs in indentation. Replace the tab with spaces.");

    /// <summary>A line that does not belong to any block above it.</summary>
    public static readonly DiagnosticCode Indentation = new("MM3003", "wrong indentation",
        "The keys of one mapping, and the items of one list, start at the same column. This line starts at a column that no open mapping or list has.");

    /// <summary>A duplicate key.</summary>
    public static readonly DiagnosticCode DuplicateKey = new("MM3004", "duplicate key",
        "The keys of a mapping must be unique. Readers disagree about which of two values wins, so neither is used: remove one.");

    /// <summary>A key that is not text.</summary>
    public static readonly DiagnosticCode Key = new("MM3005", "key is not a scalar",
        "Keys of a Kubernetes manifest are strings. A mapping or a list as a key is often an unquoted '{{ ... }}': quote it.");

    /// <summary>An alias without an anchor above it.</summary>
    public static readonly DiagnosticCode UnknownAnchor = new("MM3006", "unknown anchor",
        "'*name' repeats the value that '&name' marked earlier in the same document. Quote a value that starts with '*'.");

    /// <summary>Aliases that contain themselves or expand too far.</summary>
    public static readonly DiagnosticCode Alias = new("MM3007", "alias expands without end",
        "An alias expands to a copy of the value that its anchor marks. One inside its own anchor never ends, and aliases of aliases can exhaust memory.");

    /// <summary>Too many levels.</summary>
    public static readonly DiagnosticCode Depth = new("MM3008", "nested too deeply",
        "Mappings and lists are nested deeper than in any real manifest; the limit protects against input made to exhaust the reader.");

    /// <summary>A character that must be escaped in YAML.</summary>
    public static readonly DiagnosticCode Character = new("MM3010", "character not allowed",
        "Control characters are not allowed in YAML, and some line separators mean different things to YAML 1.1 and 1.2 readers. Write them as escapes in double quotes.");

    /// <summary>A tag that Kubernetes does not support.</summary>
    public static readonly DiagnosticCode Tag = new("MM3011", "tag not supported",
        "Manifests are JSON written as YAML: only the tags !!str, !!int, !!float, !!bool, !!null, !!map and !!seq are supported.");

    /// <summary>A merge key without mappings to merge.</summary>
    public static readonly DiagnosticCode Merge = new("MM3012", "nothing to merge",
        "'<<' merges the keys of a mapping or of a list of mappings, usually an alias: '<<: *defaults'. Quote it for a key of that name.");

    /// <summary>An unknown directive.</summary>
    public static readonly DiagnosticCode Directive = new("MM3013", "directive not supported",
        "A line that starts with '%' before '---' is a directive. '%YAML 1.1' and '%YAML 1.2' are supported; manifests need neither.");

    /// <summary>No document, or more than one, where one is expected.</summary>
    public static readonly DiagnosticCode DocumentCount = new("MM3014", "one document expected",
        "This file must contain exactly one YAML document; '---' starts another.");

    /// <summary>A plain scalar as a key that kubectl reads as a boolean or a number.</summary>
    public static readonly DiagnosticCode ChangedKey = new("MM3018", "key changed by its readers",
        "kubectl, Helm and Argo CD read YAML 1.1, where y, yes, on, n, no and off are booleans and 0x1F, 1_0 and 0644 are numbers. As a key, the API server gets 'true', '31', '10' and '420' instead. Quote the key.");

    /// <summary>An infinity or not-a-number.</summary>
    public static readonly DiagnosticCode NotFinite = new("MM3019", "not a finite number",
        "YAML has '.inf' and '.nan', JSON has not: kubectl and Flux refuse a manifest that contains one. Quote it if it is meant as a string.");

    /// <summary>YAML that kubectl cannot read.</summary>
    public static readonly DiagnosticCode NotReadByKubectl = new("MM3020", "not readable by kubectl",
        "YAML 1.2 allows it, but the reader that kubectl, Helm and Argo CD are built on refuses or ignores it. Write it as the message says, and every reader agrees.");

    /// <summary>Every one of them.</summary>
    public static ImmutableArray<DiagnosticCode> All =>
    [
        Syntax, Tab, Indentation, DuplicateKey, Key, UnknownAnchor, Alias, Depth, Character, Tag, Merge, Directive, DocumentCount,
        ChangedKey, NotFinite, NotReadByKubectl,
    ];
}
