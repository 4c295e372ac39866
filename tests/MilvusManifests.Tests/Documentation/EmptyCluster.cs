using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MilvusManifests.Tests.Documentation;

/// <summary>
/// An API server on the loopback interface for the machine's own kubectl, with nothing but a namespace for Milvus. It keeps what is applied to it: a kind exists once
/// its definition was applied, and an object is refused as long as its namespace does not exist. What an object has in it is not looked at.
/// </summary>
internal sealed class EmptyCluster : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, JsonObject> objects = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ServedKind> kinds = new(StringComparer.Ordinal);

    /// <summary>Starts it.</summary>
    public EmptyCluster()
    {
        foreach (var kind in ServedKind.BuiltIn)
        {
            kinds[kind.Path] = kind;
        }

        foreach (var name in new[] { "default", "kube-system", "milvus", "argocd", "flux-system" })
        {
            Put($"/api/v1/namespaces/{name}", new JsonObject { ["apiVersion"] = "v1", ["kind"] = "Namespace", ["metadata"] = new JsonObject { ["name"] = name } });
        }

        listener.Start();
        _ = Task.Run(AcceptAsync);
    }

    /// <summary>The requests so far: the method and the path.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The paths of everything that is in it, those namespaces included.</summary>
    public IEnumerable<string> Paths => objects.Keys.Order(StringComparer.Ordinal);

    /// <summary>Its address.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>A kubeconfig of this cluster.</summary>
    public string Kubeconfig =>
        $$"""
        apiVersion: v1
        kind: Config
        clusters: [{name: empty, cluster: {server: "{{Address}}" } }]
        users: [{name: somebody, user: {} }]
        contexts: [{name: empty, context: {cluster: empty, user: somebody} }]
        current-context: empty

        """;

    /// <summary>Puts an object into it.</summary>
    public void Put(string path, string json) => Put(path, JsonNode.Parse(json)!.AsObject());

    /// <summary>What a Service selects by, as JSON.</summary>
    public string SelectorOf(string path) => objects[path]["spec"]!["selector"]!.ToJsonString();

    public void Dispose() => listener.Dispose();

    private void Put(string path, JsonObject found)
    {
        var metadata = found["metadata"]!.AsObject();
        metadata["uid"] = "6ad1bc2f-0c8f-4a55-9f0a-3c5ad0f1a5b1";
        metadata["resourceVersion"] = "1";
        if (found["kind"]!.GetValue<string>() == "CustomResourceDefinition")
        {
            found["status"] = new JsonObject { ["conditions"] = new JsonArray(new JsonObject { ["type"] = "Established", ["status"] = "True" }) };
            foreach (var kind in ServedKind.DefinedBy(found))
            {
                kinds[kind.Path] = kind;
            }
        }

        objects[path] = found;
    }

    private (int Status, JsonNode Body) Answer(string method, Uri asked, string type, string body)
    {
        var path = asked.AbsolutePath;
        Requests.Enqueue($"{method} {asked.PathAndQuery}");
        switch (method)
        {
            case "GET":
                return Discovered(path) is { } list ? (200, list) : objects.TryGetValue(path, out var found) ? (200, found.DeepClone())
                    : kinds.Values.FirstOrDefault(kind => path.EndsWith($"/{kind.Resource}", StringComparison.Ordinal) && path.StartsWith(ServedKind.PathOf(kind.ApiVersion), StringComparison.Ordinal)) is { } kind ? (200, List(kind, asked)) : NotFound("the server could not find the requested resource");
            case "DELETE":
                return objects.TryRemove(path, out _) ? (200, new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Success" }) : NotFound("not found");
            case "PATCH" when !type.Contains("apply-patch", StringComparison.Ordinal):
                return objects.TryGetValue(path, out var patched) ? (200, patched.DeepClone()) : NotFound("not found");
            default:
                var given = JsonNode.Parse(body)!.AsObject();
                var metadata = given["metadata"]!;
                if (metadata["namespace"]?.GetValue<string>() is { } space && !objects.ContainsKey($"/api/v1/namespaces/{space}"))
                {
                    return NotFound($"namespaces \"{space}\" not found");
                }

                Put(method == "POST" ? $"{path}/{metadata["name"]!.GetValue<string>()}" : path, given);
                return (200, given.DeepClone());
        }
    }

    private JsonObject? Discovered(string path)
    {
        var versions = kinds.Values.Select(kind => kind.ApiVersion).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return path switch
        {
            "/api" => new JsonObject { ["kind"] = "APIVersions", ["versions"] = new JsonArray("v1") },
            "/apis" => new JsonObject
            {
                ["kind"] = "APIGroupList",
                ["apiVersion"] = "v1",
                ["groups"] = new JsonArray([.. versions.Where(version => version.Contains('/', StringComparison.Ordinal)).GroupBy(version => version.Split('/')[0], ServedKind.Group)]),
            },
            "/version" => new JsonObject { ["major"] = "1", ["minor"] = "35", ["gitVersion"] = "v1.35.0" },
            _ when versions.FirstOrDefault(version => path == ServedKind.PathOf(version)) is { } version => new JsonObject
            {
                ["kind"] = "APIResourceList",
                ["apiVersion"] = "v1",
                ["groupVersion"] = version,
                ["resources"] = new JsonArray([.. kinds.Values.Where(kind => kind.ApiVersion == version).Select(kind => kind.Discovered)]),
            },
            _ => null,
        };
    }

    private JsonObject List(ServedKind kind, Uri asked)
    {
        var name = Uri.UnescapeDataString(asked.Query).Split('?', '&').FirstOrDefault(part => part.StartsWith("fieldSelector=metadata.name=", StringComparison.Ordinal))?.Split('=')[2];
        var labels = Uri.UnescapeDataString(asked.Query).Split('?', '&').FirstOrDefault(part => part.StartsWith("labelSelector=", StringComparison.Ordinal))?["labelSelector=".Length..].Split(',') ?? [];
        var items = objects.Where(found => labels.All(label => found.Value["metadata"]!["labels"]?[label.Split('=')[0]]?.GetValue<string>() == label.Split('=')[1]) && found.Key[..found.Key.LastIndexOf('/')] == asked.AbsolutePath && (name is null || found.Key.EndsWith($"/{name}", StringComparison.Ordinal)));
        return new JsonObject
        {
            ["kind"] = $"{kind.Kind}List",
            ["apiVersion"] = kind.ApiVersion,
            ["metadata"] = new JsonObject { ["resourceVersion"] = "1" },
            ["items"] = new JsonArray([.. items.OrderBy(found => found.Key, StringComparer.Ordinal).Select(found => found.Value.DeepClone())]),
        };
    }

    private static (int Status, JsonNode Body) NotFound(string message) =>
        (404, new JsonObject { ["kind"] = "Status", ["apiVersion"] = "v1", ["status"] = "Failure", ["reason"] = "NotFound", ["code"] = 404, ["message"] = message });

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                using var reader = new StreamReader(client.GetStream(), Encoding.Latin1, leaveOpen: true);
                if (await reader.ReadLineAsync() is not { } first)
                {
                    return;
                }

                var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                while (await reader.ReadLineAsync() is { Length: > 0 } line)
                {
                    headers[line.Split(':')[0]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
                }

                var body = new char[int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture)];
                if (body.Length > 0)
                {
                    await reader.ReadBlockAsync(body);
                }

                var (status, answer) = Answer(first.Split(' ')[0], new Uri("http://localhost" + first.Split(' ')[1]), headers.GetValueOrDefault("Content-Type", ""), Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)));
                var bytes = Encoding.UTF8.GetBytes(answer.ToJsonString());
                var head = string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Answered\r\nContent-Type: application/json\r\nContent-Length: {bytes.Length}\r\nConnection: close\r\n\r\n");
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head));
                await client.GetStream().WriteAsync(bytes);
            }
        }
        catch (IOException)
        {
        }
    }
}
