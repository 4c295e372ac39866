using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MilvusManifests.Tests.ScrapePath.Real;

/// <summary>A Prometheus on the loopback interface.</summary>
internal sealed partial class PrometheusProcess : IDisposable
{
    /// <summary>The environment variable that names the folder of the programs.</summary>
    public const string Variable = "MILVUS_MANIFESTS_PROMETHEUS";

    private const int MostQuestions = 600;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
    private readonly Process process;
    private readonly HttpClient client = new();

    private PrometheusProcess(string configuration, (string Name, string Text)[] files, string[] arguments)
    {
        Write("prometheus.yml", configuration);
        foreach (var (name, text) in files)
        {
            Write(name, text);
        }

        process = Process.Start(new ProcessStartInfo(
            Program!,
            ["--config.file=prometheus.yml", "--storage.tsdb.path=data", "--web.listen-address=127.0.0.1:0", "--log.level=info", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>The program; null if the variable names no folder with it.</summary>
    public static string? Program { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } bin && Path.Combine(Path.GetFullPath(bin, Repository.Root), "prometheus") is var path && File.Exists(path) ? path : null;

    /// <summary>Its address: <c>127.0.0.1:41234</c>.</summary>
    public string Address { get; private set; } = "";

    /// <summary>Starts a Prometheus, and waits until it listens.</summary>
    public static PrometheusProcess Start(string configuration, params string[] arguments) => Start(configuration, [], arguments);

    /// <summary>Starts a Prometheus whose configuration names files, and waits until it listens.</summary>
    public static PrometheusProcess Start(string configuration, (string Name, string Text)[] files, params string[] arguments)
    {
        var started = new PrometheusProcess(configuration, files, arguments);
        var log = new List<string>();
        while (started.process.StandardError.ReadLine() is { } line)
        {
            log.Add(line);
            if (Listening().Match(line) is { Success: true } match)
            {
                started.Address = match.Groups[1].Value;
                _ = started.process.StandardError.ReadToEndAsync();
                return started;
            }
        }

        started.Dispose();
        throw new InvalidOperationException($"Prometheus ended: {string.Join('\n', log)}");
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
        var written = Path.Combine(folder, name + ".new");
        File.WriteAllText(written, text);
        File.Move(written, Path.Combine(folder, name), overwrite: true);
    }

    public void Dispose()
    {
        client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex("Listening on\"?[^0-9]*address=([0-9.:]+)", RegexOptions.CultureInvariant)]
    private static partial Regex Listening();
}
