using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace MilvusManifests.Tests.Artifacts;

/// <summary>Debian's <c>docker-registry</c> at a free port of this machine, with an empty store.</summary>
internal sealed class RegistryProcess : IDisposable
{
    /// <summary>The user of a registry that wants one, and the password.</summary>
    public const string User = "ann";

    public const string Password = "swordfish";

    private const string Hash = "ann:$2y$05$HPtTzV6l0RylX9wmX9GFgeULINpO1cD/UqYF0KnBjs/hrHANqEKQ6";

    private readonly string folder = Directory.CreateTempSubdirectory("milvus-manifests-").FullName;
    private readonly Process process;

    public RegistryProcess(bool wantsUser = false)
    {
        Needs.Program("docker-registry");
        Address = $"127.0.0.1:{FreePort()}";
        var auth = wantsUser ? $"auth: {{htpasswd: {{realm: test, path: '{folder}/htpasswd'}}}}\n" : "";
        File.WriteAllText(Path.Combine(folder, "htpasswd"), Hash + "\n");
        File.WriteAllText(
            Path.Combine(folder, "config.yml"),
            $"version: 0.1\nlog: {{level: error, accesslog: {{disabled: true}}}}\nstorage: {{filesystem: {{rootdirectory: '{folder}/data'}}}}\nhttp: {{addr: '{Address}', secret: a}}\n{auth}");
        process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", Path.Combine(folder, "config.yml")]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        WaitUntilItListens();
    }

    /// <summary>Its address and port.</summary>
    public string Address { get; }

    /// <summary>Downloads what it has under a path.</summary>
    public byte[] Get(string path)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://{Address}/v2/{path}");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        using var response = client.Send(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
    }

    /// <summary>Whether it has something under a path.</summary>
    public bool Has(string path)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Head, $"http://{Address}/v2/{path}");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        using var response = client.Send(request);
        return response.StatusCode == HttpStatusCode.OK;
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void WaitUntilItListens()
    {
        while (!process.HasExited)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPEndPoint.Parse(Address));
                return;
            }
            catch (SocketException)
            {
                Thread.Sleep(20);
            }
        }

        Assert.Fail("docker-registry ended");
    }
}
