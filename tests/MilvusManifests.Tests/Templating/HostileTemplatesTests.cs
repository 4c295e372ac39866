using MilvusManifests.Templating;
using MilvusManifests.Templating.Values;
using MilvusManifests.Text;

namespace MilvusManifests.Tests.Templating;

/// <summary>
/// Templates made to do harm: each is refused, with the memory that it took counted. Work is bounded with it, since what a template does is counted in
/// steps and a step takes memory; the time that it takes is a matter of the machine, and of no test.
/// </summary>
[Collection(nameof(HostileTemplatesTests))]
[CollectionDefinition(nameof(HostileTemplatesTests), DisableParallelization = true)]
public class HostileTemplatesTests
{
    private const long MostBytes = 200_000_000;

    private static readonly IncludedTemplates Templates = new(
        ("again", "{{ include \"again\" }}"),
        ("ping", "{{ include \"pong\" }}"),
        ("pong", "{{ include \"ping\" }}"),
        ("twice", "{{ $1 > 0 ? (include \"twice\" ($1 - 1)) + (include \"twice\" ($1 - 1)) : \"x\" }}"),
        ("long", "{{ \"x\" * 1000000 }}"));

    /// <summary>Loops, texts, arrays, numbers and calls without an end.</summary>
    public static TheoryData<string> Renders { get; } =
    [
        "{{ while true; end }}",
        "{{ while true; x = 1; end }}",
        "{{ while true; while true; end; end }}",
        "{{ for x in 1..2000000000; end }}",
        "{{ for x in (1..2000000000) reversed; end }}",
        "{{ for x in 1..1900000 offset: 1800000; for y in 1..1900000; end; end }}",
        "{{ for x in 1..1000000; for.length; end }}",
        "{{ for a in 1..1000; for b in 1..1000; for c in 1..1000; end; end; end }}",
        "{{ 1..2000000000 }}",
        "{{ (1..2000000000) | array.size }}",
        "{{ (1..1999999) | array.reverse | array.sort | array.uniq | array.join \",\" }}",
        "{{ (0..<1999999) | array.each @(do; ret $0 | string.pad_left 1000; end) }}",
        "{{ (1..1000) | array.filter @(do; while true; end; end) }}",
        "{{ [1] * 2000000000 }}",
        "{{ a = [1]; while true; a = a + a; end }}",
        "{{ a = [1]; while true; a = a | array.concat a; end }}",
        "{{ a = [1]; while true; a = a | array.add_range a; end }}",
        "{{ a = []; while true; a = a | array.add a; end; a }}",
        "{{ a = [] | array.insert_at 2000000000 1 }}",
        "{{ a = []; a[1900000000] = 1 }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; a }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; a == a }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; a | object.to_json }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; a | object.to_yaml }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; [a] | array.contains a }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; a | array.join \",\" }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; \"x\" + a }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; $\"{a}\" }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; o = {}; o[a] = 1 }}",
        "{{ a = [1, 2]; for i in 1..60; a = [a, a]; end; string.size a }}",
        "{{ a = [1, 2]; for i in 1..60; a = {l: a, r: a}; end; a }}",
        "{{ a = 1..1000; case a; when a; 1; end }}",
        "{{ o = {}; o.self = o; o }}",
        "{{ o = {}; o.self = o; o | object.to_json }}",
        "{{ o = {}; o.self = o; $\"{o}\" }}",
        "{{ o = {}; o.self = o; o == o; [o] == [o] }}{{ [o] | object.to_yaml }}",
        "{{ \"ab\" * 2000000000 }}",
        "{{ s = \"ab\"; while true; s = s + s; end }}",
        "{{ s = \"ab\"; while true; s += s; end }}",
        "{{ s = \"ab\"; while true; s = $\"{s}{s}\"; end }}",
        "{{ s = \"ab\"; while true; s = s | string.append s; end }}",
        "{{ s = \"ab\"; while true; s = s | string.replace \"a\" s; end }}",
        "{{ s = \"ab\"; while true; s = [s, s, s] | array.join s; end }}",
        "{{ \"x\" | string.pad_left 2000000000 }}",
        "{{ while true; x = \"x\" | string.pad_left 8000000; end }}",
        "{{ s = \"<\" * 4000000; s | html.escape }}",
        "{{ s = \"a \" * 4000000; s | string.split \" \" }}",
        "{{ s = \"a \" * 4000000; s | regex.split \" \" }}",
        "{{ s = \"é\" * 4000000; while true; s = s | html.url_encode; end }}",
        "{{ while true; \"0123456789\"; end }}",
        "{{ capture c; while true; \"0123456789\"; end; end }}",
        "{{ s = \"\\n\" * 1000 }}{{ for i in 1..100000 }}\n        {{ s }}{{ end }}",
        "{{ x = 7; while true; x = x * x; end }}",
        "{{ x = 1 << 2000000000 }}",
        "{{ x = 1; while true; x = x << 60; end }}",
        "{{ func f; f; end; f }}",
        "{{ func f(n); f n; f n; end; f 1 }}",
        "{{ func f(n); ret n > 0 ? (f (n - 1)) + (f (n - 1)) : 1; end; f 90 }}",
        "{{ f = do; ret [1] | array.each f; end; f }}",
        "{{ include \"again\" }}",
        "{{ include \"ping\" }}",
        "{{ include \"twice\" 90 }}",
        "{{ while true; x = include \"long\"; end }}",
        "{{ include_join [\"long\", \"long\", \"long\", \"long\", \"long\", \"long\", \"long\", \"long\", \"long\"] \",\" }}",
        "{{ (\"a\" * 40 + \"!\") | regex.match `^(a+)+\\1$` }}",
        "{{ (\"a\" * 40 + \"!\") | regex.match `^((a{1000}){1000}){1000}$` }}",
        "{{ (\"<=a\" * 100) | html.strip }}",
        "{{ object.eval (\"1 + \" * 100000 + \"1\") }}",
        "{{ 1.5 | math.format \"F999999999\" }}",
        "{{ \"%5B\" * 100000 | object.from_json }}",
        "{{ (\"[\" * 100000) | object.from_json }}",
        "{{ s = \"[\" + \"{},\" * 1000000 + \"1]\"; s | object.from_json }}",
        "{{ s = \"a\" * 1000000 + \"b\" * 1000000; s | string.contains (\"a\" * 500000 + \"c\" + \"b\" * 500000) }}",
        "{{ s = \"a\" * 2000000; s | string.split (\"a\" * 1000000 + \"b\") }}",
        "{{ s = \"a \" * 3000000; s | string.split \" \" }}",
        "{{ s = \"\\n\" * 6000000; s | html.newline_to_br }}",
        "{{ s = \"é\" * 6000000; s | html.url_encode }}",
        "{{ while true; x = {} | object.to_json; end }}",
        "{{ while true; x = \"a\" | string.hmac_sha512 \"b\"; end }}",
        "{{ (\"ab\" * 500000) | regex.match \"(a|b)*a(a|b){900}c\" }}",
        "{{ (\"a\" * 100000) | regex.replace \"a*b|a\" \"x\" }}",
        "{{ (\"a\" * 100000) | regex.split \"a*b|a\" }}",
        "{{ (\"a\" * 200000) | regex.match \"(?=a*b)c\" }}",
        "{{ (\"a\" * 3000) | regex.match `(a*)\\1b` }}",
        "{{ (\"a\" * 40 + \"!\") | regex.match `(?#[)^(a+)+\\1$(?#])` }}",
        "{{ i = 0; while true; i = i + 1; x = \"a\" | regex.match $`[\\w\\W\\d\\p{{L}}-[a-z]]+{i}`; end }}",
        "{{ func f; end; a = (1..500000) | array.reverse; while true; f ^a; end }}",
        "{{ while true; r = 1..1900000; r.size; r[1899999]; end }}",
        "{{ while true; for x in (1..1900000) limit: 1; end; end }}",
        "{{ for x in 1..1900000 offset: 1; end }}",
        "{{ x = 1 << 4000; while true; y = x * x; end }}",
        "{{ x = (1 << 4000) - 1; while true; y = $\"{x}\"; end }}",
        "{{ capture c; for i in 1..100000; i; \"\\n\"; end; end }}\n  {{ c }}",
    ];

    /// <summary>Templates that are hard to read.</summary>
    public static TheoryData<string, int> Parses { get; } = new()
    {
        { "{{ ) }}", 100_000 },
        { "{{ 1 + }}\n", 100_000 },
        { "{{ if }}", 100_000 },
        { "{{ for x in }}", 50_000 },
        { "{{ ' }}", 100_001 },
        { "{{ (", 200_000 },
        { "{{ [", 200_000 },
        { "{{ if x }}", 200_000 },
        { "{{ func f }}", 100_000 },
        { "{{ x = do }}", 100_000 },
        { "{{ case x }}{{ when 1 }}", 50_000 },
        { "{{ $\"{", 100_000 },
        { "{{ 1 }}", 200_000 },
        { "{{ a | a | ", 100_000 },
        { "{%{", 100_001 },
        { "{%{}%}", 600_000 },
        { "{{}}", 800_000 },
    };

    [Theory]
    [MemberData(nameof(Renders))]
    public void A_template_that_does_too_much_is_refused(string template)
    {
        // What is made once for all templates is not this one's.
        Render("{{ 1 | math.plus 1 }}{{ 'a' | string.upcase }}{{ [1] | array.size }}{{ {} | object.size }}{{ 'a' | regex.match 'a' }}{{ 'a' | html.escape }}");
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var result = Render(template);
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.All(result.Diagnostics, diagnostic => Assert.Equal("t.sbn", (diagnostic.Related.LastOrDefault()?.Location ?? diagnostic.Location)!.Path));
        Assert.NotEmpty(result.Diagnostics);
        Assert.InRange(bytes, 0, MostBytes);
    }

    [Theory]
    [MemberData(nameof(Parses))]
    public void A_template_that_is_hard_to_read_is_refused(string piece, int count)
    {
        var template = string.Concat(Enumerable.Repeat(piece, count));
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var diagnostics = Template.Parse(new SourceText("t.sbn", template)).Diagnostics;
        var bytes = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.InRange(diagnostics.Length, 1, 100);
        Assert.InRange(bytes, 0, MostBytes);
    }

    private static Result<RenderedText> Render(string template)
    {
        var parsed = Template.Parse(new SourceText("t.sbn", template));
        return parsed.Value?.Render(Globals.Empty, new RenderOptions { Loader = Templates }) ?? new(null, parsed.Diagnostics);
    }
}
