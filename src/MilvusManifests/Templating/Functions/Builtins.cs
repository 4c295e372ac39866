using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace MilvusManifests.Templating.Functions;

/// <summary>
/// Scriban's functions and ours: shared by all renders, read-only, each module created when a template first names it, since finding its
/// functions takes longer than most templates. Functions that depend on the clock or on chance, evaluate text or cannot be bounded are replaced by errors.
/// </summary>
internal sealed class Builtins : ScriptObject
{
    /// <summary>The functions there are.</summary>
    public static readonly Builtins Instance = new();

    private const string Dates = "dates would make the output depend on when and where it is rendered";
    private const string Chance = "the same input must always render the same manifests";
    private const string Evaluation = "configuration is data and is never evaluated as code";

    private readonly Dictionary<string, Lazy<object>> modules;

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Of the modules' methods only those that they declare are used, none of ScriptObject.")]
    private Builtins()
        : base(0, autoImportStaticsFromThisType: false)
    {
        modules = new(StringComparer.Ordinal)
        {
            ["array"] = Module<ArrayFunctions>("array", new() { ["sort"] = ArraySort.Function }),
            ["date"] = new(() => new UnsupportedModule("date", Dates)),
            ["empty"] = new(() => EmptyScriptObject.Default),
            ["blank"] = new(() => EmptyScriptObject.Default),
            ["html"] = Module<HtmlFunctions>("html", new() { ["strip"] = new UnsupportedFunction("html.strip", "its running time cannot be bounded") }),
            ["include"] = new(() => new IncludeFunction()),
            ["include_join"] = new(() => new IncludeJoinFunction()),
            ["math"] = Module<MathFunctions>("math", new()
            {
                ["divided_by"] = Division.Of("math.divided_by"),
                ["modulo"] = Division.Of("math.modulo"),
                ["format"] = NumberFormat.Of("math.format"),
                ["random"] = new UnsupportedFunction("math.random", Chance),
                ["uuid"] = new UnsupportedFunction("math.uuid", Chance),
            }),
            ["object"] = Module<ObjectFunctions>("object", new()
            {
                ["eval"] = new UnsupportedFunction("object.eval", Evaluation),
                ["eval_template"] = new UnsupportedFunction("object.eval_template", Evaluation),
                ["format"] = NumberFormat.Of("object.format"),
                ["to_json"] = new ToJson(),
                ["to_yaml"] = new ToYaml(),
            }),
            ["regex"] = new(() => Counted("regex", RegexFunctions.Create())),
            ["string"] = Module<StringFunctions>("string", new()
            {
                ["equals_ignore_case"] = OrdinalText.EqualsIgnoreCase,
                ["index_of"] = OrdinalText.IndexOf,
            }),
            ["timespan"] = new(() => new UnsupportedModule("timespan", Dates)),
        };
    }

    /// <summary>The names that a template can start a path with.</summary>
    public IEnumerable<string> Names => modules.Keys;

    /// <summary>The full name of a function written without its module, such as <c>object.to_yaml</c> for <c>to_yaml</c>; null if there is none.</summary>
    public string? QualifiedNameOf(string name) =>
        modules.Where(module => module.Value.Value is ScriptObject and not UnsupportedModule && ((ScriptObject)module.Value.Value).Contains(name))
            .Select(module => $"{module.Key}.{name}")
            .FirstOrDefault();

    /// <inheritdoc/>
    public override bool Contains(string member) => modules.ContainsKey(member);

    /// <inheritdoc/>
    public override bool TryGetValue(TemplateContext? context, SourceSpan span, string member, out object? value)
    {
        var isKnown = modules.TryGetValue(member, out var module);
        value = module?.Value;
        return isKnown;
    }

    /// <inheritdoc/>
    public override bool CanWrite(string member) => !modules.ContainsKey(member);

    // Scriban itself creates all functions of a module at once, which takes longer than most templates.
    private static Lazy<object> Module<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicMethods)] T>(string name, Dictionary<string, IScriptCustomFunction> instead) => new(() =>
    {
        var module = new ScriptObject(0, autoImportStaticsFromThisType: false) { IsReadOnly = true };
        foreach (var method in typeof(T).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.DeclaredOnly))
        {
            if (!method.IsDefined(typeof(ScriptMemberIgnoreAttribute), inherit: false))
            {
                var member = StandardMemberRenamer.Rename(method);
                Add(member, instead.Remove(member, out var own) ? new(own) : new(() => DynamicCustomFunction.Create(null, method)), name, module);
            }
        }

        foreach (var (member, function) in instead)
        {
            Add(member, new(function), name, module);
        }

        return module;
    });

    private static ScriptObject Counted(string name, Dictionary<string, IScriptCustomFunction> functions)
    {
        var module = new ScriptObject(0, autoImportStaticsFromThisType: false) { IsReadOnly = true };
        foreach (var (member, function) in functions)
        {
            Add(member, new(function), name, module);
        }

        return module;
    }

    private static void Add(string member, Lazy<IScriptCustomFunction> function, string name, ScriptObject module) =>
        module.SetValue(member, function is { IsValueCreated: true, Value: UnsupportedFunction own } ? own : new CountedFunction($"{name}.{member}", function), readOnly: true);
}
