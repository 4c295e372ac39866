using System.Globalization;
using System.Text.Json;

namespace MilvusManifests.Tests.ScrapePath.Real;

/// <summary>A Prometheus on the loopback interface.</summary>
internal sealed class PrometheusProcess : IDisposable
{
    /// <summary>The environment variable that names the folder of the programs.</summary>
    public const string Variable = "MILVUS_MANIFESTS_PROMETHEUS";

    private const int MostQuestions = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly LoopbackServer server;
    private readonly HttpClient client = new();

    private PrometheusProcess(LoopbackServer server) => this.server = server;

    /// <summary>The program; null if the variable names no folder with it.</summary>
    public static string? Program { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } bin && Path.Combine(Path.GetFullPath(bin, Repository.Root), "prometheus") is var path && File.Exists(path) ? path : null;

    /// <summary>Its address: <c>127.0.0.1:41234</c>.</summary>
    public string Address => server.Address;

    /// <summary>Starts a Prometheus, and waits until it listens.</summary>
    public static PrometheusProcess Start(string configuration, params string[] arguments) => Start(configuration, [], arguments);

    /// <summary>Starts a Prometheus whose configuration names files, and waits until it listens.</summary>
    public static PrometheusProcess Start(string configuration, (string Name, string Text)[] files, params string[] arguments) => Start(configuration, files, static _ => { }, arguments);

    /// <summary>Starts a Prometheus in a folder that something is put into before, and waits until it listens.</summary>
    public static PrometheusProcess Start(string configuration, (string Name, string Text)[] files, Action<string> prepare, params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
        foreach (var (name, text) in ((string, string)[])[("prometheus.yml", configuration), .. files])
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        prepare(folder);
        return new(new LoopbackServer(Program!, folder, ["--config.file=prometheus.yml", "--storage.tsdb.path=data", "--log.level=info", .. arguments]));
    }

    /// <summary>Asks for its targets until they are as they will be.</summary>
    /// <param name="areDone">Whether they are.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public Task<JsonElement> Targets(Predicate<JsonElement> areDone, CancellationToken cancellation) => Ask("api/v1/targets?state=any", areDone, cancellation);

    /// <summary>Asks for something until it is as it will be.</summary>
    /// <param name="path">The path of the question.</param>
    /// <param name="areDone">Whether it is.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<JsonElement> Ask(string path, Predicate<JsonElement> areDone, CancellationToken cancellation)
    {
        var last = "";
        for (var i = 0; i < MostQuestions; i++)
        {
            try
            {
                last = await client.GetStringAsync(new Uri($"http://{Address}/{path}"), cancellation);
                using var json = JsonDocument.Parse(last);
                var data = json.RootElement.GetProperty("data");
                if (areDone(data))
                {
                    return data.Clone();
                }
            }
            catch (HttpRequestException refused)
            {
                last = refused.Message;
            }

            await Task.Delay(Pause, cancellation);
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{path} is not as it should be after {MostQuestions} questions: {last}"));
    }

    /// <summary>Writes a file that its configuration names.</summary>
    public void Write(string name, string text)
    {
        // At once, so that it is never read before it is complete.
        var written = Path.Combine(server.Folder, name + ".new");
        File.WriteAllText(written, text);
        File.Move(written, Path.Combine(server.Folder, name), overwrite: true);
    }

    public void Dispose()
    {
        client.Dispose();
        server.Dispose();
    }
}
