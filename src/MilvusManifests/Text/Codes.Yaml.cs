namespace MilvusManifests.Text;

public static partial class Codes
{
    /// <summary>A text that is not YAML.</summary>
    public static readonly DiagnosticCode YamlSyntax = new("MM3001", "invalid YAML",
        "The text does not follow YAML's grammar at this place. Reading goes on with the next document of the file, behind the next '---' line.");

    /// <summary>A tab before a key or a list item.</summary>
    public static readonly DiagnosticCode YamlTab = new("MM3002", "tab used as indentation",
        "YAML indents with spaces only: a tab has no agreed width. Replace it by spaces.");

    /// <summary>A line that belongs to no block above it.</summary>
    public static readonly DiagnosticCode YamlIndentation = new("MM3003", "wrong indentation",
        "The keys of one mapping, and the items of one list, start at the same column. This line starts at a column that no open mapping or list has.");

    /// <summary>A key written twice.</summary>
    public static readonly DiagnosticCode YamlDuplicateKey = new("MM3004", "duplicate key",
        "A mapping holds each key once. Readers disagree about which of two values counts, so neither is taken: remove one.");

    /// <summary>A key that is not text.</summary>
    public static readonly DiagnosticCode YamlKey = new("MM3005", "key is not a scalar",
        "A key of a Kubernetes manifest is text. A mapping or a list as a key is often an unquoted '{{ ... }}': quote it.");

    /// <summary>An alias whose anchor does not stand above it.</summary>
    public static readonly DiagnosticCode YamlUnknownAnchor = new("MM3006", "unknown anchor",
        "'*name' repeats what '&name' marked earlier in the same document. A value that begins with '*' must be quoted.");

    /// <summary>Aliases that contain themselves or grow beyond measure.</summary>
    public static readonly DiagnosticCode YamlAlias = new("MM3007", "alias expands without end",
        "An alias stands for a copy of what its anchor marks. One inside its own anchor has no end, and aliases of aliases grow beyond any memory.");

    /// <summary>Too many levels.</summary>
    public static readonly DiagnosticCode YamlDepth = new("MM3008", "nested too deeply",
        "Mappings and lists nest deeper than any manifest does; the limit protects against input made to exhaust the reader.");

    /// <summary>Too long a text, or too many nodes.</summary>
    public static readonly DiagnosticCode YamlSize = new("MM3009", "too large",
        "The text or folder is larger than any set of manifests; the limit protects against input made to exhaust the reader.");

    /// <summary>A character that may not stand in YAML as it is.</summary>
    public static readonly DiagnosticCode YamlCharacter = new("MM3010", "character not allowed",
        "Control characters cannot stand in YAML, and some line separators mean different things to YAML 1.1 and 1.2 readers. Write them as an escape in double quotes.");

    /// <summary>A tag that means nothing to Kubernetes.</summary>
    public static readonly DiagnosticCode YamlTag = new("MM3011", "tag not supported",
        "Manifests are JSON written as YAML: of YAML's tags only !!str, !!int, !!float, !!bool, !!null, !!map and !!seq mean something there.");

    /// <summary>A merge key without mappings to merge.</summary>
    public static readonly DiagnosticCode YamlMerge = new("MM3012", "nothing to merge",
        "'<<' takes over the keys of a mapping, or of a list of mappings, mostly an alias: '<<: *defaults'. Quote it to have a key of that name.");

    /// <summary>A directive that is not understood.</summary>
    public static readonly DiagnosticCode YamlDirective = new("MM3013", "directive not supported",
        "A line that begins with '%' before '---' is a directive. '%YAML 1.1' and '%YAML 1.2' are understood; manifests need neither.");

    /// <summary>No document, or more than one, where one is expected.</summary>
    public static readonly DiagnosticCode YamlDocumentCount = new("MM3014", "one document expected",
        "This file holds exactly one YAML document; '---' begins another.");

    /// <summary>A file that cannot be read.</summary>
    public static readonly DiagnosticCode FileUnreadable = new("MM3015", "file cannot be read",
        "The file does not exist, or it may not be read.");

    /// <summary>Bytes that are not UTF-8 text.</summary>
    public static readonly DiagnosticCode FileEncoding = new("MM3016", "file is not UTF-8 text",
        "Manifests, templates and configuration are UTF-8 text, with or without a byte order mark. Save the file as UTF-8.");

    /// <summary>More problems than are worth printing.</summary>
    public static readonly DiagnosticCode TooManyErrors = new("MM3017", "too many errors",
        "Only the first errors are shown: mend them, and run again.");
}
