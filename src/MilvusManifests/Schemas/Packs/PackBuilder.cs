using System.Collections.Immutable;
using System.Text;
using MilvusManifests.Text;

namespace MilvusManifests.Schemas.Packs;

/// <summary>Creates a pack of schemas: those that occur more than once, and are longer than a few words, become definitions.</summary>
internal sealed class PackBuilder
{
    private const int InlineLength = 40;
    private const char Placeholder = '%';

    private readonly Dictionary<string, Shared> byText = new(StringComparer.Ordinal);
    private readonly List<Shared> all = [];
    private readonly SortedDictionary<string, Shared> roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SchemaPack.Entry> definitions = new(StringComparer.Ordinal);

    /// <summary>Adds a schema as a definition; returns its name, which is <paramref name="name"/> unless that is taken.</summary>
    public string AddRoot(string name, PackedSchema schema)
    {
        var node = Intern(schema);
        name = Unique(name, taken => roots.ContainsKey(taken));
        roots.Add(name, node);
        node.Name ??= name;
        return name;
    }

    /// <summary>The pack of everything that was added.</summary>
    public SchemaPack Build(ImmutableArray<PackedKind> kinds, ImmutableArray<PackedCustomResource> resources)
    {
        foreach (var (name, node) in roots)
        {
            definitions.Add(name, new SchemaPack.Entry());
        }

        foreach (var (name, node) in roots)
        {
            definitions[name].Schema = node.Name == name ? Expand(node.Schema, name) : new PackedSchema { Reference = node.Name };
        }

        return new SchemaPack(new SourceText("schema pack", ""), definitions, kinds, resources);
    }

    // Equal schemas become one, with nested ones replaced by placeholders; so the text of a schema is short and identifies it.
    private Shared Intern(PackedSchema schema)
    {
        var within = new List<Shared>();
        var shallow = schema.Map((part, _) =>
        {
            var node = Intern(part);
            within.Add(node);
            return node.IsInline ? node.Schema : node.Reference;
        });

        var text = new StringBuilder();
        PackWriter.WriteSchema(text, shallow, 0);
        var key = text.ToString();
        if (byText.TryGetValue(key, out var known))
        {
            return known;
        }

        foreach (var node in within)
        {
            node.Uses++;
        }

        var made = new Shared
        {
            Schema = shallow,
            Reference = new PackedSchema { Reference = FormattableString.Invariant($"{Placeholder}{all.Count}") },
            IsInline = schema.Reference is not null || schema.IsBoolean || (key.Length <= InlineLength && key.IndexOf('\n', StringComparison.Ordinal) == key.Length - 1),
        };
        all.Add(made);
        byText.Add(key, made);
        return made;
    }

    private PackedSchema Expand(PackedSchema shallow, string hint) => shallow.Map((part, role) =>
    {
        var name = NameOf(hint, role);
        return part.Reference is [Placeholder, .. var number] ? Place(all[int.Parse(number, System.Globalization.CultureInfo.InvariantCulture)], name) : Expand(part, name);
    });

    private PackedSchema Place(Shared node, string hint)
    {
        if (node.Name is null)
        {
            if (node.Uses < 2)
            {
                return Expand(node.Schema, hint);
            }

            node.Name = Unique(hint, definitions.ContainsKey);
            var entry = new SchemaPack.Entry();
            definitions.Add(node.Name, entry);
            entry.Schema = Expand(node.Schema, hint);
        }

        return new PackedSchema { Reference = node.Name };
    }

    // A shared schema is named after the property where it occurs first.
    private static string NameOf(string parent, string role) => role switch
    {
        "items" => Singular(parent),
        "values" => parent + "Value",
        "not" or "allOf" or "anyOf" or "oneOf" => parent + "Case",
        _ => Clean(role),
    };

    private static string Singular(string name) =>
        name.EndsWith("ies", StringComparison.Ordinal) ? string.Concat(name.AsSpan(0, name.Length - 3), "y")
        : name.EndsWith("sses", StringComparison.Ordinal) ? name[..^2]
        : name.EndsWith('s') && !name.EndsWith("ss", StringComparison.Ordinal) ? name[..^1]
        : name + "Item";

    private static string Clean(string name)
    {
        var clean = name.ToCharArray();
        for (var i = 0; i < clean.Length; i++)
        {
            if (!PackValue.IsWordCharacter(clean[i]))
            {
                clean[i] = '-';
            }
        }

        return clean.Length == 0 ? "-" : new string(clean);
    }

    private static string Unique(string name, Func<string, bool> isTaken)
    {
        var candidate = name;
        for (var number = 2; isTaken(candidate); number++)
        {
            candidate = FormattableString.Invariant($"{name}{number}");
        }

        return candidate;
    }

    private sealed class Shared
    {
        public required PackedSchema Schema { get; init; }

        public required PackedSchema Reference { get; init; }

        public bool IsInline { get; init; }

        public int Uses { get; set; }

        public string? Name { get; set; }
    }
}
