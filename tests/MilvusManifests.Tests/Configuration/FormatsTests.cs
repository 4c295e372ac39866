using System.Reflection;
using System.Text.RegularExpressions;
using MilvusManifests.Configuration;

namespace MilvusManifests.Tests.Configuration;

/// <summary>A format stands twice, as code for the reader and as a pattern for the schema: both must mean the same.</summary>
public class FormatsTests
{
    private const int MutationsPerSeed = 1000;

    private static readonly Dictionary<string, string[]> Seeds = new(StringComparer.Ordinal)
    {
        [nameof(Formats.KubernetesVersion)] = ["1.35", "1.9"],
        [nameof(Formats.KubePrometheusVersion)] = ["v0.18.0", "v10.0.1"],
        [nameof(Formats.MilvusVersion)] = ["2.6.15", "2.6.0-rc1", "2.5.0-beta.10-a", "3.0.0-0a.1"],
        [nameof(Formats.DnsLabel)] = ["monitoring", "a-1"],
        [nameof(Formats.ReleaseName)] = ["my-release", "a"],
        [nameof(Formats.DnsSubdomain)] = ["my.secret-1", "a"],
        [nameof(Formats.Kind)] = ["ServiceMonitor", "A1"],
        [nameof(Formats.ObjectName)] = ["system:aggregated-metrics-reader", "k8s"],
        [nameof(Formats.LabelKey)] = ["app.kubernetes.io/name", "team", "a_b.C-d", new string('a', 63)],
        [nameof(Formats.LabelValue)] = ["", "a_b.C-d", new string('a', 63)],
        [nameof(Formats.PrometheusLabel)] = ["cluster", "_a1"],
        [nameof(Formats.Duration)] = ["30s", "1y2w3d4h5m6s7ms", "0", "100ms", "1m1s"],
        [nameof(Formats.ByteSize)] = ["50GB", "0.5TiB", "10B", "0", ".5KB"],
        [nameof(Formats.Quantity)] = ["2Gi", "500m", "1.5", "1e3", "1E-3", ".5k", "5.", "+1n"],
        [nameof(Formats.Digest)] = ["sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"],
        [nameof(Formats.Registry)] = ["mirror.example.com:5000/team/a__b", "localhost", "a/b--c.d_e"],
        [nameof(Formats.RelativePath)] = ["templates", "./a/b.c/", "..a/.b", "a/.../b"],
        [nameof(Formats.SourceFolder)] = ["../kube-prometheus", "./a/b.c/", "../..", "manifests"],
        [nameof(Formats.SourceArchive)] = ["https://a.example:8443/v0.18.0.tar.gz?x=%20", "../v0.18.0.zip"],
        [nameof(Formats.GitUrl)] =
            ["https://a.example/b.git", "ssh://git@a.example:22/b.git", "git@a.example:b/c.git", "file:///a/b", "../b", "ssh://a/b"],
        [nameof(Formats.GitTag)] = ["v0.18.0", "release/1-a_b+c"],
        [nameof(Formats.GitCommit)] = ["4775d44d1aacfab7effa08293357521a3c603b87"],
        [nameof(Formats.Sha256)] = ["0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"],
        [nameof(Formats.JsonPointer)] = ["", "/spec/a~1b/-", "/~0"],
        [nameof(Formats.Url)] = ["https://example.com/a?b=c", "http://a:1"],
        [nameof(Formats.Argument)] = ["--log.level=debug", "--collector.ntp", "--a=b=c d"],
        [nameof(Formats.FeatureName)] = ["exemplar-storage", "a"],
        [nameof(Formats.SecretKey)] = ["scrape.yaml", "...", "a_b-c"],
        [nameof(Formats.IniName)] = ["auth.anonymous", "root_url", "a"],
    };

    [Fact]
    public void Every_format_has_seeds() =>
        Assert.Equal(All().Select(format => format.Name).Order(StringComparer.Ordinal), Seeds.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Seeds_are_accepted()
    {
        foreach (var (name, format) in All())
        {
            Assert.All(Seeds[name], seed => Assert.True(format.Matches(seed), $"{name}: {seed}"));
        }
    }

    [Fact]
    public void The_pattern_and_the_reader_agree_on_every_mutation()
    {
        var random = new Random(20260618);
        foreach (var (name, format) in All())
        {
            // JSON Schema's $ is the very end of the text, unlike .NET's.
            var pattern = new Regex(format.Pattern[..^1] + @"\z", RegexOptions.CultureInvariant);
            var alphabet = string.Concat(Seeds[name]) + "aAzZ09-_./:~ %+v\\mieB\t";
            foreach (var seed in Seeds[name])
            {
                for (var i = 0; i < MutationsPerSeed; i++)
                {
                    var text = Mutate(seed, alphabet, random);
                    var expected = pattern.IsMatch(text) && (format.MaxLength == 0 || text.Length <= format.MaxLength);

                    // A pattern cannot tell how large a number is.
                    if (!expected || !IsLongDuration(name, text))
                    {
                        Assert.True(expected == format.Matches(text), $"{name} '{text}': the pattern says {expected}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Advice_never_throws_and_what_it_tells_to_write_is_accepted()
    {
        var random = new Random(42);
        foreach (var (name, format) in All())
        {
            foreach (var seed in Seeds[name])
            {
                for (var i = 0; i < MutationsPerSeed; i++)
                {
                    var text = Mutate(seed, seed + " aAzZ09-_./:~%+vmiB\0é", random);
                    if (!format.Matches(text) && WholeAdvice(format.Advice(text)) is { } meant)
                    {
                        Assert.True(format.Matches(meant), $"{name} '{text}': told to write '{meant}'");
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("30 seconds", "write 30s")]
    [InlineData("90min", "write 90m")]
    [InlineData("1 Hour 30 Minutes", "write 1h30m")]
    [InlineData("30s1m", "write 1m30s")]
    [InlineData("1m1m", "write 2m")]
    [InlineData("30", "write its unit too, such as 30s")]
    public void A_duration_that_can_be_made_out_is_written_right(string text, string expected) =>
        Assert.Equal(expected, Formats.Duration.Advice(text));

    [Theory]
    [InlineData("292y", true)]
    [InlineData("293y", false)]
    [InlineData("9223372036854775807s", false)]
    [InlineData("99999999999999999999s", false)]
    public void A_duration_is_one_that_Prometheus_can_hold(string text, bool expected) => Assert.Equal(expected, Formats.Duration.Matches(text));

    private static bool IsLongDuration(string name, string text) =>
        name == nameof(Formats.Duration) && text.Split('y', 'w', 'd', 'h', 'm', 's').Any(number => number.Length > 2);

    // 'write X' alone, rather than a description of what to write.
    private static string? WholeAdvice(string advice)
    {
        const string write = "write ";
        var rest = advice.StartsWith(write, StringComparison.Ordinal) ? advice[write.Length..] : "";
        return rest.Length > 0 && !rest.Contains(' ', StringComparison.Ordinal) ? rest : null;
    }

    private static IEnumerable<(string Name, ValueFormat Format)> All() =>
        typeof(Formats).GetProperties(BindingFlags.Public | BindingFlags.Static).Select(property => (property.Name, (ValueFormat)property.GetValue(null)!));

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
