using System.Net;

namespace MilvusManifests.Tests.Artifacts;

/// <summary>A server in front of a registry that answers some requests itself, and passes the others on.</summary>
internal sealed class RegistryProxy : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly HttpClient client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private readonly RegistryProcess registry;
    private readonly Func<HttpListenerContext, bool> answer;
    private readonly Thread serving;

    /// <summary>Starts one.</summary>
    /// <param name="registry">The registry behind it.</param>
    /// <param name="answer">Answers a request; false to pass it on.</param>
    public RegistryProxy(RegistryProcess registry, Func<HttpListenerContext, bool> answer)
    {
        (this.registry, this.answer) = (registry, answer);
        Address = $"localhost:{RegistryProcess.FreePort()}";
        listener.Prefixes.Add($"http://{Address}/");
        listener.Start();
        serving = new Thread(Serve) { IsBackground = true };
        serving.Start();
    }

    /// <summary>Its address and port.</summary>
    public string Address { get; }

    /// <summary>Answers with a status, headers and a text.</summary>
    public static bool Answer(HttpListenerContext context, int status, string text = "", params (string Name, string Value)[] headers)
    {
        context.Request.InputStream.CopyTo(Stream.Null);
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.Close(System.Text.Encoding.UTF8.GetBytes(text), willBlock: true);
        return true;
    }

    public void Dispose()
    {
        listener.Stop();
        serving.Join();
        listener.Close();
        client.Dispose();
    }

    private void Serve()
    {
        try
        {
            while (true)
            {
                var context = listener.GetContext();
                if (!answer(context))
                {
                    PassOn(context);
                }
            }
        }
        catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException or InvalidOperationException)
        {
        }
    }

    private void PassOn(HttpListenerContext context)
    {
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.HttpMethod), $"http://{registry.Address}{context.Request.RawUrl}");
        request.Headers.Accept.ParseAdd("application/vnd.oci.image.manifest.v1+json");
        if (context.Request.HasEntityBody)
        {
            using var body = new MemoryStream();
            context.Request.InputStream.CopyTo(body);
            request.Content = new ByteArrayContent(body.ToArray());
            request.Content.Headers.TryAddWithoutValidation("Content-Type", context.Request.ContentType);
        }

        using var response = client.Send(request);
        context.Response.StatusCode = (int)response.StatusCode;
        if (response.Headers.Location is { } location)
        {
            context.Response.Headers["Location"] = location.IsAbsoluteUri ? location.PathAndQuery : location.ToString();
        }

        if (response.Headers.TryGetValues("Docker-Content-Digest", out var digests))
        {
            context.Response.Headers["Docker-Content-Digest"] = digests.First();
        }

        context.Response.Close(context.Request.HttpMethod == "HEAD" ? [] : response.Content.ReadAsByteArrayAsync().GetAwaiter().GetResult(), willBlock: true);
    }
}
