using System.Net;
using System.Net.Sockets;
using System.Text;

namespace MilvusManifests.Tests.Artifacts;

/// <summary>A connection to a registry that breaks in the middle of an upload, while it is told to.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint registry;
    private readonly int most;
    private readonly Task serving;

    /// <summary>Starts one.</summary>
    /// <param name="registry">The address of the registry behind it.</param>
    /// <param name="most">How many bytes of an upload it lets through.</param>
    public CuttingProxy(string registry, int most)
    {
        (this.registry, this.most) = (IPEndPoint.Parse(registry), most);
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    /// <summary>Its address and port.</summary>
    public string Address => listener.LocalEndpoint.ToString()!;

    /// <summary>Whether it breaks uploads.</summary>
    public bool IsBroken { get; set; } = true;

    public void Dispose()
    {
        listener.Stop();
        serving.GetAwaiter().GetResult();
        listener.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(PassOnAsync(await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken)));
            }
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }

        await Task.WhenAll(connections);
    }

    private async Task PassOnAsync(TcpClient client)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(registry);
        using (client)
        {
            await Task.WhenAny(CopyAsync(client.GetStream(), server.GetStream(), cuts: true), CopyAsync(server.GetStream(), client.GetStream(), cuts: false));
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, bool cuts)
    {
        var (buffer, passed) = (new byte[4096], -1);
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer)) > 0)
            {
                passed = passed >= 0 ? passed + read : cuts && IsBroken && Encoding.ASCII.GetString(buffer, 0, read).StartsWith("PUT ", StringComparison.Ordinal) ? 0 : -1;
                if (passed > most)
                {
                    return;
                }

                await to.WriteAsync(buffer.AsMemory(0, read));
            }
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException)
        {
        }
    }
}
