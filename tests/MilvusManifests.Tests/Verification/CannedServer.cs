using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MilvusManifests.Tests.Verification;

/// <summary>A server on the loopback interface with prepared answers.</summary>
internal sealed class CannedServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Func<string, string?> answer;
    private readonly X509Certificate2? certificate;

    /// <summary>Starts it.</summary>
    /// <param name="answer">The answer to a path with its query: status line, headers and body; null for none, ever.</param>
    /// <param name="certificate">The certificate; null for no TLS.</param>
    public CannedServer(Func<string, string?> answer, X509Certificate2? certificate = null)
    {
        (this.answer, this.certificate) = (answer, certificate);
        listener.Start();
        Address = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        _ = AcceptAsync();
    }

    /// <summary>Its address.</summary>
    public string Address { get; }

    /// <summary>The requests so far, with their headers.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>An answer with JSON.</summary>
    public static string Json(string body) => string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n\r\n{body}");

    /// <summary>An answer with a status and no body.</summary>
    public static string Status(int status, string header = "") => string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {status} Hostile\u001b[31m\r\n{header}Content-Length: 0\r\nConnection: close\r\n\r\n");

    public void Dispose() => listener.Dispose();

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
                using var stream = await StreamOf(client);
                using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
                var request = new StringBuilder();
                while (await reader.ReadLineAsync() is { Length: > 0 } line)
                {
                    request.Append(line).Append('\n');
                }

                if (request.Length == 0)
                {
                    return;
                }

                Requests.Enqueue(request.ToString());
                if (answer(request.ToString().Split(' ')[1]) is not { } text)
                {
                    // Until the client gives up.
                    await reader.ReadLineAsync();
                    return;
                }

                await stream.WriteAsync(Encoding.UTF8.GetBytes(text));
            }
        }
        catch (Exception ended) when (ended is IOException or AuthenticationException)
        {
        }
    }

    private async Task<Stream> StreamOf(TcpClient client)
    {
        if (certificate is null)
        {
            return client.GetStream();
        }

        var encrypted = new SslStream(client.GetStream());
        await encrypted.AuthenticateAsServerAsync(certificate);
        return encrypted;
    }
}
