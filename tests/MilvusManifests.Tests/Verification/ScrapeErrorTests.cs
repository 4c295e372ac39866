using MilvusManifests.Verification;

namespace MilvusManifests.Tests.Verification;

/// <summary>The words of Prometheus and Go lead to a link, or to none.</summary>
public class ScrapeErrorTests
{
    [Theory]
    [InlineData("Get \"http://10.0.0.1:9100/metrics\": dial tcp 10.0.0.1:9100: connect: connection refused", "port")]
    [InlineData("Get \"http://10.0.0.1:9100/metrics\": context deadline exceeded", "network-policy")]
    [InlineData("Get \"http://10.0.0.1:9100/metrics\": dial tcp 10.0.0.1:9100: i/o timeout", "network-policy")]
    [InlineData("Get \"https://10.0.0.1/metrics\": tls: failed to verify certificate: x509: certificate signed by unknown authority", "tls-or-auth")]
    [InlineData("Get \"https://10.0.0.1/metrics\": http: server gave HTTP response to HTTPS client", "tls-or-auth")]
    [InlineData("server returned HTTP status 401 Unauthorized", "tls-or-auth")]
    [InlineData("server returned HTTP status 404 Not Found", "port")]
    [InlineData("sample_limit exceeded: 2000 > 1000", "limits")]
    [InlineData("body size limit exceeded", "limits")]
    [InlineData("target_limit exceeded (number of targets: 2, limit: 1)", "limits")]
    [InlineData("server returned HTTP status 500 Internal Server Error", null)]
    [InlineData("", null)]
    public void An_error_points_to_a_link(string error, string? link) => Assert.Equal(link, ScrapeError.LinkOf(error));
}
