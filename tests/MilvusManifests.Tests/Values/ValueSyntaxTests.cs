using System.Reflection;
using System.Text.RegularExpressions;
using MilvusManifests.Values;
using MilvusManifests.Values.Quantities;

namespace MilvusManifests.Tests.Values;

/// <summary>A syntax is both code, for the reader, and a pattern, for JSON Schemas: they must mean the same.</summary>
public class ValueSyntaxTests
{
    private const int MutationsPerSeed = 1000;

    private static readonly Dictionary<string, string[]> Seeds = new(StringComparer.Ordinal)
    {
        [nameof(KubernetesVersion)] = ["1.35", "1.9"],
        [nameof(KubePrometheusTag)] = ["v0.18.0", "v10.0.1"],
        [nameof(MilvusVersion)] = ["2.6.15", "2.6.0-rc1", "2.5.0-beta.10-a", "3.0.0-0a.1"],
        [nameof(ChartVersion)] = ["5.0.19", "4.1.0", "10.0.999999"],
        [nameof(MetricPattern)] = ["milvus_proxy_req_count", "knowhere_.*", "(a|b)_[0-9]+?"],
        [nameof(DnsLabel)] = ["monitoring", "a-1", new string('a', 63)],
        [nameof(HelmReleaseName)] = ["my-release", "a", new string('a', 53)],
        [nameof(DnsSubdomain)] = ["my.secret-1", "a"],
        [nameof(KindFilter)] = ["Secret", "Certificate.cert-manager.io", "a1"],
        [nameof(ObjectKind)] = ["ServiceMonitor", "A1"],
        [nameof(ObjectName)] = ["system:aggregated-metrics-reader", "k8s"],
        [nameof(LabelKey)] = ["app.kubernetes.io/name", "team", "a_b.C-d", new string('a', 63)],
        [nameof(LabelValue)] = ["", "a_b.C-d", new string('a', 63)],
        [nameof(PrometheusLabelName)] = ["cluster", "_a1"],
        [nameof(PrometheusDuration)] = ["30s", "1y2w3d4h5m6s7ms", "0", "100ms", "1m1s"],
        [nameof(PrometheusSize)] = ["50GB", "0.5TiB", "10B", "0", ".5KB"],
        [nameof(Quantity)] = ["2Gi", "500m", "1.5", "1e3", "1E-3", ".5k", "5.", "+1n"],
        [nameof(ImageDigest)] = ["sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"],
        [nameof(ImageRegistry)] = ["mirror.example.com:5000/team/a__b", "localhost", "a/b--c.d_e", new string('a', 63), LongHost],
        [nameof(RelativePath)] = ["templates", "./a/b.c/", "..a/.b", "a/.../b"],
        [nameof(SourcePath)] = ["../kube-prometheus", "./a/b.c/", "../..", "manifests"],
        [nameof(ArchiveAddress)] = ["https://a.example:8443/v0.18.0.tar.gz?x=%20", "../v0.18.0.zip", $"https://{LongHost}/a"],
        [nameof(GitUrl)] =
            ["https://a.example/b.git", "ssh://git@a.example:22/b.git", "git@a.example:b/c.git", "file:///a/b", "../b", "ssh://a/b", $"git@{LongHost}:a"],
        [nameof(FluxRepository)] = ["https://a.example/b.git", "http://a:3000/b", "oci://a.example:5000/b/c", "ssh://git@a.example:22/b.git", $"ssh://{LongHost}/a"],
        [nameof(ArgoCDRepository)] = ["https://a.example/b.git", "git@a.example:b/c.git", "oci://a.example/b", $"git@{LongHost}:a"],
        [nameof(SyncedRevision)] = ["main", "HEAD", "refs/tags/v1.0", "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "feature/a_b+c"],
        [nameof(RepositoryPath)] = [".", "./", "output", "./clusters/a/", "..a/.b"],
        [nameof(FluxInterval)] = ["10m", "1h30m", "1.5h", "500ms", "1h1m1s1ms"],
        [nameof(GitTagName)] = ["v0.18.0", "release/1-a_b+c"],
        [nameof(GitCommit)] = ["4775d44d1aacfab7effa08293357521a3c603b87"],
        [nameof(Sha256)] = ["0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"],
        [nameof(JsonPointerText)] = ["", "/spec/a~1b/-", "/~0"],
        [nameof(HttpUrl)] = ["https://example.com/a?b=c", "http://a:1"],
        [nameof(CommandLineFlag)] = ["--log.level=debug", "--collector.ntp", "--a=b=c d"],
        [nameof(FeatureFlag)] = ["exemplar-storage", "a"],
        [nameof(SecretKey)] = ["scrape.yaml", "...", "a_b-c"],
        [nameof(CheckCode)] = ["MM4810", "MM0000"],
        [nameof(NamedObject)] = ["Deployment/grafana", "Role/kube-system/prometheus-k8s"],
        [nameof(OneLine)] = ["sized by the autoscaler", "a"],
        [nameof(AlertName)] = ["MilvusDown", "KubeAPIErrorBudgetBurn", "a b"],
        [nameof(FolderUrl)] = ["https://example.com/a/b-c", "http://a:1"],
        [nameof(IniName)] = ["auth.anonymous", "root_url", "a"],
    };

    private static string LongHost => string.Join('.', Enumerable.Repeat(new string('a', 49), 5)) + ".abc";

    [Fact]
    public void Every_syntax_has_seeds() =>
        Assert.Equal(All().Select(found => found.Name).Order(StringComparer.Ordinal), Seeds.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Seeds_are_accepted()
    {
        foreach (var (name, syntax) in All())
        {
            Assert.All(Seeds[name], seed => Assert.True(syntax.IsValid(seed), $"{name}: {seed}"));
        }
    }

    [Fact]
    public void The_pattern_and_the_reader_agree_on_every_mutation()
    {
        var random = new Random(20260618);
        foreach (var (name, syntax) in All())
        {
            // JSON Schema's $ is the very end of the text, unlike .NET's.
            var pattern = new Regex(syntax.Pattern[..^1] + @"\z", RegexOptions.CultureInvariant);
            var alphabet = string.Concat(Seeds[name]) + "aAzZ09-_./:~ %+v\\mieB\t";
            foreach (var seed in Seeds[name])
            {
                for (var i = 0; i < MutationsPerSeed; i++)
                {
                    var text = Mutate(seed, alphabet, random);
                    var expected = pattern.IsMatch(text) && (syntax.MaxLength == 0 || text.Length <= syntax.MaxLength);

                    // A pattern cannot say how large a number is.
                    if (!expected || !IsLongDuration(name, text))
                    {
                        Assert.True(expected == syntax.IsValid(text), $"{name} '{text}': the pattern says {expected}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Advice_never_throws_and_what_it_suggests_is_valid()
    {
        var random = new Random(42);
        foreach (var (name, syntax) in All())
        {
            foreach (var seed in Seeds[name])
            {
                for (var i = 0; i < MutationsPerSeed; i++)
                {
                    var text = Mutate(seed, seed + " aAzZ09-_./:~%+vmiB\0é", random);
                    if (!syntax.IsValid(text) && WholeAdvice(syntax.Advise(text)) is { } meant)
                    {
                        Assert.True(syntax.IsValid(meant), $"{name} '{text}': advised to use '{meant}'");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("30 seconds", "use 30s")]
    [InlineData("90min", "use 90m")]
    [InlineData("1 Hour 30 Minutes", "use 1h30m")]
    [InlineData("30s1m", "use 1m30s")]
    [InlineData("1m1m", "use 2m")]
    [InlineData("30", "add a unit, such as 30s")]
    public void A_duration_that_can_be_understood_is_corrected(string text, string expected) =>
        Assert.Equal(expected, PrometheusDuration.Syntax.Advise(text));

    [Theory]
    [InlineData("292y", true)]
    [InlineData("293y", false)]
    [InlineData("9223372036854775807s", false)]
    [InlineData("99999999999999999999s", false)]
    public void A_duration_is_valid_within_the_range_of_Prometheus(string text, bool expected) => Assert.Equal(expected, PrometheusDuration.Syntax.IsValid(text));

    private static bool IsLongDuration(string name, string text) =>
        name == nameof(PrometheusDuration) && text.Split('y', 'w', 'd', 'h', 'm', 's').Any(number => number.Length > 2);

    // 'use X' alone, rather than a description of what to use.
    private static string? WholeAdvice(string advice)
    {
        const string use = "use ";
        var rest = advice.StartsWith(use, StringComparison.Ordinal) ? advice[use.Length..] : "";
        return rest.Length > 0 && !rest.Contains(' ', StringComparison.Ordinal) ? rest : null;
    }

    private static IEnumerable<(string Name, ValueSyntax Syntax)> All() =>
        from type in typeof(ValueSyntax).Assembly.GetTypes()
        where type.Namespace?.StartsWith(typeof(ValueSyntax).Namespace!, StringComparison.Ordinal) == true
        let property = type.GetProperty("Syntax", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where property is not null
        select (type.Name, (ValueSyntax)property.GetValue(null)!);

    private static string Mutate(string seed, string alphabet, Random random)
    {
        var text = seed;
        for (var count = random.Next(1, 4); count > 0; count--)
        {
            var at = random.Next(text.Length + 1);
            var c = alphabet[random.Next(alphabet.Length)].ToString();
            text = random.Next(3) switch
            {
                0 => text.Insert(at, c),
                1 when at < text.Length => text.Remove(at, 1),
                _ when at < text.Length => text.Remove(at, 1).Insert(at, c),
                _ => text + c,
            };
        }

        return text;
    }
}
