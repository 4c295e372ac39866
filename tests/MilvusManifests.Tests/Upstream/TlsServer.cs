using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace MilvusManifests.Tests.Upstream;

/// <summary>An https server on this machine that answers each path with the bytes it is told, and ends the connection.</summary>
internal sealed class TlsServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stopped = new();
    private readonly X509Certificate2 certificate = MakeCertificate();
    private readonly Dictionary<string, byte[]?> answers = new(StringComparer.Ordinal);
    private readonly Task serving;
    private int requests;

    public TlsServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    /// <summary>The server's address, without a slash at its end.</summary>
    public string Url => FormattableString.Invariant($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How often somebody asked.</summary>
    public int Requests => Volatile.Read(ref requests);

    /// <summary>What happens when somebody has asked.</summary>
    public Action Asked { get; set; } = () => { };

    /// <summary>A transport that trusts this server and no other.</summary>
    public SocketsHttpHandler Trusting() => new()
    {
        UseProxy = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == certificate.GetCertHashString() },
    };

    /// <summary>Answers a path with a body.</summary>
    public string Serve(string path, byte[] body) =>
        Answer(path, [.. Encoding.ASCII.GetBytes(FormattableString.Invariant($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n")), .. body]);

    /// <summary>Sends whoever asks for a path elsewhere.</summary>
    public string Redirect(string path, string target) =>
        Answer(path, Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {target}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));

    /// <summary>Answers a path with a head and bytes of one's own; null for nothing at all, ever.</summary>
    public string Answer(string path, byte[]? answer)
    {
        answers[path] = answer;
        return Url + path;
    }

    public void Dispose()
    {
        if (serving.IsCompleted)
        {
            return;
        }

        stopped.Cancel();
        serving.GetAwaiter().GetResult();
        listener.Dispose();
        certificate.Dispose();
        stopped.Dispose();
    }

    private static X509Certificate2 MakeCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(200));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                connections.Add(AnswerAsync(await listener.AcceptTcpClientAsync(stopped.Token)));
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }

        await Task.WhenAll(connections);
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await using var stream = new SslStream(client.GetStream());
                await stream.AuthenticateAsServerAsync(certificate);
                Interlocked.Increment(ref requests);
                var request = await ReadHeadAsync(stream);
                Asked();
                if (answers[request.Split(' ')[1]] is { } answer)
                {
                    await stream.WriteAsync(answer, stopped.Token);
                    await stream.ShutdownAsync();
                }
                else
                {
                    await Task.Delay(Timeout.Infinite, stopped.Token);
                }
            }
        }
        catch (Exception ended) when (ended is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    private async Task<string> ReadHeadAsync(SslStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, stopped.Token);
            if (read == 0)
            {
                throw new IOException("The request ended early.");
            }

            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return head.ToString();
    }
}
