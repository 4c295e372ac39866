using System.Text;
using MilvusManifests.Tests.CommandLine;

namespace MilvusManifests.Tests.Artifacts;

/// <summary>Credentials of Docker's configuration, and registries that want them. No output has anything of a secret.</summary>
public sealed class RegistryCredentialTests : IDisposable
{
    private readonly PushFolder folder = new();
    private readonly RegistryProcess registry = new(wantsUser: true);

    public void Dispose()
    {
        registry.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Without_credentials_nothing_is_pushed() => AssertFails(
        $"error MM5402: '{registry.Address}' wants credentials to push to 'monitoring' (401), and Docker's configuration has none for it\n");

    [Fact]
    public void Credentials_that_the_registry_refuses_are_named_without_the_password()
    {
        folder.Docker(registry.Address, RegistryProcess.User, "hunter2");

        AssertFails($"error MM5402: '{registry.Address}' refuses to let 'ann' push to 'monitoring' (401)\n");
    }

    [Fact]
    public void Credentials_of_the_file_are_used()
    {
        folder.Docker($"https://{registry.Address}/v2/", RegistryProcess.User, RegistryProcess.Password);

        AssertPushes();
    }

    [Fact]
    public void Credentials_of_the_registry_itself_go_before_those_of_an_address_on_its_host()
    {
        folder.Docker(
            $"{{\"auths\": {{\"https://{registry.Address}/elsewhere\": {{\"auth\": \"{Convert.ToBase64String("ann:hunter2"u8)}\"}}, "
            + $"\"{registry.Address}\": {{\"auth\": \"{Convert.ToBase64String("ann:swordfish"u8)}\"}}}}}}");

        AssertPushes();
    }

    [Theory]
    [InlineData("\"credsStore\": \"test\"")]
    [InlineData("\"credsStore\": \"missing\", \"credHelpers\": {\"REGISTRY\": \"test\"}")]
    public void Credentials_of_a_helper_are_used(string json)
    {
        Needs.Unix();
        folder.Docker($"{{{json.Replace("REGISTRY", registry.Address, StringComparison.Ordinal)}}}");
        folder.Program("docker-credential-test", $"[ \"$1\" = get ] && [ \"$(cat)\" = {registry.Address} ] && echo '{{\"ServerURL\": \"a\", \"Username\": \"ann\", \"Secret\": \"swordfish\"}}'");

        AssertPushes();
    }

    [Fact]
    public void A_helper_that_has_none_leaves_the_file()
    {
        Needs.Unix();
        folder.Docker($"{{\"credsStore\": \"test\", \"auths\": {{\"{registry.Address}\": {{\"auth\": \"{Convert.ToBase64String("ann:swordfish"u8)}\"}}}}}}");
        folder.Program("docker-credential-test", "echo 'credentials not found in native keychain'; exit 1");

        AssertPushes();
    }

    [Theory]
    [InlineData("{", "error MM5403: 'DOCKER/config.json' is not JSON\n")]
    [InlineData("{\"auths\": {\"REGISTRY\": {\"auth\": \"c3dvcmRmaXNo\"}}}", "error MM5403: 'DOCKER/config.json' has an 'auth' of '127.0.0.1' that is not the base64 of USER:PASSWORD\n")]
    [InlineData("{\"credsStore\": \"pass\"}", "error MM5403: 'config.json' names the credential helper 'docker-credential-pass', which is not in PATH\n")]
    [InlineData("{\"credsStore\": \"../test\"}", "error MM5403: 'config.json' names the credential helper 'docker-credential-../test', which is not in PATH\n")]
    [InlineData("{\"credsStore\": \"failing\"}", "error MM5403: 'docker-credential-failing' failed with exit code 3\n")]
    [InlineData("{\"credsStore\": \"talking\"}", "error MM5403: 'docker-credential-talking' answered with something that is not JSON\n")]
    [InlineData("{\"\\ud800\": 1, \"credHelpers\": {\"\\ud800\": \"no\", \"REGISTRY\": \"half\"}}", "error MM5403: 'docker-credential-half' answered without a user or a secret\n")]
    public void Docker_configuration_that_cannot_be_used_is_named(string json, string error)
    {
        Needs.Unix();
        folder.Docker(json.Replace("REGISTRY", registry.Address, StringComparison.Ordinal));
        folder.Program("docker-credential-failing", "echo swordfish; exit 3");
        folder.Program("docker-credential-half", "printf '{\"Username\": \"ann\", \"Secret\": \"\\\\ud800\"}'");
        folder.Program("docker-credential-talking", "echo swordfish");

        AssertFails(error.Replace("DOCKER", folder.At("docker"), StringComparison.Ordinal).Replace("'127.0.0.1'", $"'{registry.Address}'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"auths\": {\"PROXY\": {\"auth\": \"YW5uOnN3b3JkZmlzaA==\"}}}", "GET")]
    [InlineData("{\"auths\": {\"PROXY\": {\"identitytoken\": \"swordfish\"}}}", "POST")]
    public void A_registry_with_tokens_gets_one_for_this_repository(string json, string method)
    {
        using var open = new RegistryProcess();
        var asked = "";
        using var proxy = new RegistryProxy(open, context =>
        {
            var request = context.Request;
            if (request.Url!.AbsolutePath == "/token")
            {
                using var reader = new StreamReader(request.InputStream);
                asked = $"{request.HttpMethod} {request.Headers["Authorization"]} {Uri.UnescapeDataString(request.Url.Query + reader.ReadToEnd())}";
                return RegistryProxy.Answer(context, 200, """{"token": "shibboleth"}""");
            }

            return request.Headers["Authorization"] != "Bearer shibboleth"
                && RegistryProxy.Answer(context, 401, "", ("WWW-Authenticate", $"Bearer realm=\"http://{request.Url.Authority}/token\",service=\"registry\",scope=\"repository:monitoring:pull\""));
        });
        folder.Docker(json.Replace("PROXY", proxy.Address, StringComparison.Ordinal));

        var run = folder.Push($"oci://{proxy.Address}/monitoring:v1", "--verbose");

        Assert.Equal(0, run.ExitCode);
        Assert.True(open.Has("monitoring/manifests/v1"));
        Assert.Equal(
            method == "GET"
                ? $"GET Basic {Convert.ToBase64String("ann:swordfish"u8)} ?service=registry&scope=repository:monitoring:pull,push"
                : "POST  grant_type=refresh_token&client_id=milvus-manifests&service=registry&scope=repository:monitoring:pull,push&refresh_token=swordfish",
            asked);
        AssertNoSecret(run, "swordfish", "shibboleth", Convert.ToBase64String("ann:swordfish"u8));
    }

    [Theory]
    [InlineData("http://example.com/token", "MM5405: 'PROXY' wants the credentials sent to 'http://example.com/token', which is not https")]
    [InlineData("nowhere", "MM5405: 'PROXY' wants the credentials sent to 'nowhere', which is not https")]
    [InlineData("http://PROXY/refused", "MM5402: 'PROXY' refuses to let 'ann' push to 'monitoring' (403)")]
    [InlineData("http://PROXY/empty", "MM5405: 'localhost' answered without a token (200)")]
    [InlineData("http://PROXY/half", "MM5405: 'localhost' answered without a token (200)")]
    public void Credentials_are_not_sent_anywhere(string realm, string error)
    {
        using var open = new RegistryProcess();
        using var proxy = new RegistryProxy(open, context =>
            context.Request.Url!.AbsolutePath == "/refused" ? RegistryProxy.Answer(context, 403)
            : context.Request.Url.AbsolutePath == "/empty" ? RegistryProxy.Answer(context, 200, "{}")
            : context.Request.Url.AbsolutePath == "/half" ? RegistryProxy.Answer(context, 200, """{"token": "\ud800"}""")
            : RegistryProxy.Answer(context, 401, "", ("WWW-Authenticate", $"Bearer realm=\"{realm.Replace("PROXY", context.Request.Url.Authority, StringComparison.Ordinal)}\",service=\"registry\"")));
        folder.Docker(proxy.Address, "ann", "swordfish");

        Assert.Equal(
            new CommandLineRun(1, "", $"error {error.Replace("PROXY", proxy.Address, StringComparison.Ordinal)}\n"),
            folder.Push($"oci://{proxy.Address}/monitoring:v1"));
    }

    private void AssertPushes()
    {
        var run = folder.Push($"oci://{registry.Address}/monitoring:v1", "--verbose");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("Pushed ", run.Output, StringComparison.Ordinal);
        AssertNoSecret(run, RegistryProcess.Password, Convert.ToBase64String(Encoding.UTF8.GetBytes($"{RegistryProcess.User}:{RegistryProcess.Password}")));
    }

    private void AssertFails(string error)
    {
        var reference = $"oci://{registry.Address}/monitoring:v1";

        Assert.Equal(new CommandLineRun(1, "", error), folder.Push(reference));
        AssertNoSecret(folder.Push(reference, "--verbose"), "hunter2", "swordfish", "c3dvcmRmaXNo");
    }

    private static void AssertNoSecret(CommandLineRun run, params string[] secrets) =>
        Assert.DoesNotContain(secrets, secret => (run.Output + run.Error).Contains(secret, StringComparison.Ordinal));
}
