using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MilvusManifests.Building;
using MilvusManifests.Cluster;
using MilvusManifests.Json;
using MilvusManifests.Tests.Comparison;
using MilvusManifests.Values;
using MilvusManifests.Yaml;

namespace MilvusManifests.Tests.Verification;

/// <summary>A server on the loopback interface that answers as an API server with objects does, and whatever else a test wants.</summary>
internal sealed class FakeCluster : IDisposable
{
    private static readonly string[] ClusterScoped = ["Namespace", "ClusterRole", "ClusterRoleBinding", "CustomResourceDefinition"];

    private readonly ConcurrentDictionary<string, string?> answers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<string?>> others = new(StringComparer.Ordinal);
    private readonly CannedServer server;

    /// <summary>Starts it with the objects of a text, as an API server would have them after they were applied.</summary>
    public FakeCluster(string manifests)
    {
        var resources = new Dictionary<string, JsonArray>(StringComparer.Ordinal);
        foreach (var found in RenderedSets.Read(manifests))
        {
            var kind = GroupVersionKind.Of(found.Node);
            var listed = resources.TryGetValue(kind.ApiVersion, out var list) ? list : resources[kind.ApiVersion] = [];
            listed.Add(new JsonObject { ["name"] = Plural(kind.Kind), ["kind"] = kind.Kind, ["namespaced"] = !ClusterScoped.Contains(kind.Kind), ["verbs"] = new JsonArray("get") });
            listed.Add(new JsonObject { ["name"] = $"{Plural(kind.Kind)}/status", ["kind"] = kind.Kind, ["namespaced"] = true });
            answers[PathOf(found.Reference, kind)] = CannedServer.Json(Live(found.Node).ToJsonString());
        }

        foreach (var (version, list) in resources)
        {
            answers[PathOf(version)] = CannedServer.Json(new JsonObject { ["kind"] = "APIResourceList", ["groupVersion"] = version, ["resources"] = list }.ToJsonString());
        }

        answers["/api"] = CannedServer.Json("""{"kind":"APIVersions","versions":["v1"]}""");
        answers["/apis"] = CannedServer.Json(new JsonObject
        {
            ["kind"] = "APIGroupList",
            ["apiVersion"] = "v1",
            ["groups"] = new JsonArray([.. resources.Keys.Where(version => version.Contains('/', StringComparison.Ordinal)).Select(Group)]),
        }.ToJsonString());
        answers["/version"] = CannedServer.Json("""{"major":"1","minor":"35","gitVersion":"v1.35.0"}""");
        server = new CannedServer(path => answers.TryGetValue(Query(path), out var found) ? found : path.Split('?')[0] is var asked && others.TryGetValue(asked, out var other) && other() is { } prepared ? prepared
            : answers.TryGetValue(asked, out var answer) ? answer : CannedServer.Status(404));
    }

    /// <summary>The requests for objects and kinds so far: the method and the path.</summary>
    public IEnumerable<string> Requests => server.Requests.Select(request => request[..request.IndexOf(" HTTP", StringComparison.Ordinal)]).Where(request => !request.Contains("/version", StringComparison.Ordinal));

    /// <summary>A kubeconfig of this cluster, whose user has a token.</summary>
    public string Kubeconfig =>
        $$"""
        apiVersion: v1
        kind: Config
        clusters: [{name: fake, cluster: {server: "http://{{server.Address}}" } }, {name: gone, cluster: {server: "http://127.0.0.1:1" } }]
        users: [{name: somebody, user: {token: {{Token}} } }]
        contexts: [{name: fake, context: {cluster: fake, user: somebody} }, {name: gone, context: {cluster: gone, user: somebody} }]
        current-context: fake
        """;

    /// <summary>The token of its user.</summary>
    public const string Token = "cluster-s3cret";

    /// <summary>The name of the resource of a kind.</summary>
    public static string Plural(string kind) => kind.ToLowerInvariant() is var name && name[^1] == 'y' ? name[..^1] + "ies" : name[^1] == 's' ? name + "es" : name + "s";

    /// <summary>Answers a path in another way: status line, headers and body; null for no answer, ever.</summary>
    public void Answer(string path, string? answer) => answers[path] = answer;

    /// <summary>Answers a path with a label selector, and whatever else a list has in its query.</summary>
    public void AnswerQuery(string path, string answer) => answers[path] = answer;

    /// <summary>Answers a path in another way whenever there is an answer.</summary>
    public void AnswerWith(string path, Func<string?> answer) => others[path] = answer;

    /// <summary>Changes an object.</summary>
    public void Change(string path, Action<JsonObject> change)
    {
        var answer = answers[path]!;
        var live = JsonNode.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..])!.AsObject();
        change(live);
        answers[path] = CannedServer.Json(live.ToJsonString());
    }

    /// <summary>Removes whatever a path has.</summary>
    public void Remove(string path) => answers.TryRemove(path, out _);

    public void Dispose() => server.Dispose();

    private static string Query(string path) => path.Split('?') is [var asked, var query] && query.Split('&').FirstOrDefault(part => part.StartsWith("labelSelector=", StringComparison.Ordinal)) is { } selector ? $"{asked}?{selector}" : "";

    private static JsonObject Live(YamlMapping node)
    {
        var live = JsonNode.Parse(JsonWriter.Write(node))!.AsObject();
        var metadata = live["metadata"]!.AsObject();
        metadata["uid"] = "6ad1bc2f-0c8f-4a55-9f0a-3c5ad0f1a5b1";
        metadata["resourceVersion"] = "4711";
        metadata["generation"] = 1;
        metadata["creationTimestamp"] = "2026-01-01T00:00:00Z";
        metadata["managedFields"] = new JsonArray(new JsonObject { ["manager"] = "kubectl", ["operation"] = "Apply" });
        live["status"] = live["kind"]!.GetValue<string>() switch
        {
            "Prometheus" or "Alertmanager" => new JsonObject { ["conditions"] = new JsonArray(Condition("Available"), Condition("Reconciled")) },
            "Deployment" => new JsonObject { ["observedGeneration"] = 1, ["conditions"] = new JsonArray(Condition("Available")) },
            _ => new JsonObject(),
        };
        return live;
    }

    private static JsonObject Group(string version)
    {
        var served = new JsonObject { ["groupVersion"] = version, ["version"] = version.Split('/')[1] };
        return new JsonObject { ["name"] = version.Split('/')[0], ["versions"] = new JsonArray(served.DeepClone()), ["preferredVersion"] = served };
    }

    private static JsonObject Condition(string type) => new() { ["type"] = type, ["status"] = "True", ["observedGeneration"] = 1 };

    private static string PathOf(ObjectReference target, GroupVersionKind kind)
    {
        var space = target.Namespace.Length > 0 ? target.Namespace : ClusterScoped.Contains(target.Kind) ? "" : ClusterObject.DefaultNamespace;
        return $"{PathOf(kind.ApiVersion)}/{(space.Length == 0 ? "" : $"namespaces/{space}/")}{Plural(kind.Kind)}/{Uri.EscapeDataString(target.Name)}";
    }

    private static string PathOf(string version) => $"/{(version.Contains('/', StringComparison.Ordinal) ? "apis" : "api")}/{version}";
}
