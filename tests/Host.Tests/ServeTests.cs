using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace GenAsset.Host.Tests;

/// <summary>The server as a real process.</summary>
public sealed class ServeTests
{
    private const string OneItem = """{"items":[{"kind":"image","prompt":"x","engine":"builtin/echo"}]}""";

    [Fact]
    public async Task Serves_until_it_is_told_to_stop_and_then_ends_well()
    {
        using var genasset = new Genasset();
        using var server = Serving.Start(genasset);
        using var created = await server.Client.PostAsync("/v1/jobs", Body());
        created.StatusCode.ShouldBe(HttpStatusCode.Created);

        server.Terminate().ShouldBe(0);

        genasset.Jobs().ShouldHaveSingleItem();
    }

    [Fact]
    public void Stopped_in_its_first_moment_it_ends_well_too()
    {
        using var genasset = new Genasset();
        for (var round = 0; round < 3; round++)
        {
            using var server = Serving.Start(genasset);

            server.Terminate().ShouldBe(0, server.Said);
        }
    }

    [Theory]
    [InlineData(15)] // SIGTERM
    [InlineData(9)] // SIGKILL
    public async Task Stopped_under_load_it_has_lost_no_job_that_it_accepted(int signal)
    {
        using var genasset = new Genasset();
        var accepted = new ConcurrentBag<string>();
        for (var round = 0; round < 3; round++)
        {
            using var server = Serving.Start(genasset);
            var clients = Enumerable.Range(0, 16).Select(_ => SubmitAsync(server.Client, accepted)).ToArray();
            var enough = accepted.Count + 60;
            while (accepted.Count < enough)
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            var code = signal == 9 ? server.Kill() : server.Terminate();
            if (signal != 9)
                code.ShouldBe(0, server.Said);
            await Task.WhenAll(clients);
        }

        using var last = Serving.Start(genasset);
        foreach (var id in accepted)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/v1/jobs/{id}");
            request.Headers.Add("Prefer", "wait=30");
            using var answer = await last.Client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, id);
            var job = await answer.Content.ReadFromJsonAsync<JsonElement>();
            (job.GetProperty("state").GetString(), job.GetProperty("counts").GetProperty("succeeded").GetInt32()).ShouldBe(("completed", 1), id);
        }

        accepted.Count.ShouldBeGreaterThanOrEqualTo(180);
        last.Terminate().ShouldBe(0);
    }

    [Fact]
    public void A_port_in_use_is_a_clear_error()
    {
        using var genasset = new Genasset();
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var ended = genasset.Run("serve", "--urls", $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("ADDRESS_NOT_USABLE");
        ended.Error.ShouldContain("in use");
        ended.Error.ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://127.0.0.1:0;http://10.0.0.1:0")]
    public void Without_keys_it_does_not_listen_where_others_can_reach_it(string urls)
    {
        using var genasset = new Genasset();

        var ended = genasset.Run("serve", "--urls", urls);

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("there is no key");
        ended.Error.ShouldContain("genasset keys add NAME");
    }

    [Theory]
    [InlineData("--urls", "nonsense")]
    [InlineData("--urls", "http://somewhere.example:80")]
    [InlineData("--urls", "https://127.0.0.1:0")]
    [InlineData("--cert", "nothing.pfx")]
    [InlineData("--engines", "nothing.json")]
    [InlineData("--cors", "*")]
    public void Says_what_is_wrong_with_its_options(string option, string value)
    {
        using var genasset = new Genasset();

        var ended = genasset.Run("serve", option, value);

        ended.Code.ShouldBe(1);
        ended.Error.ShouldContain("error");
        ended.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Speaks_https_and_HTTP_2_with_a_certificate_of_its_own()
    {
        using var genasset = new Genasset();
        using var server = Serving.Start(genasset, "--dev-cert", "--https-port", "0");
        using var client = SecureClient(genasset, server, HttpVersion.Version20);

        (await client.GetAsync("/v1/health")).Version.ShouldBe(HttpVersion.Version20);
        (await server.Client.GetAsync("/v1/health")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [QuicFact]
    public async Task Speaks_HTTP_3_where_the_system_can()
    {
        using var genasset = new Genasset();
        using var server = Serving.Start(genasset, "--dev-cert", "--https-port", "0");
        using var client = SecureClient(genasset, server, HttpVersion.Version30);

        (await client.GetAsync("/v1/health")).Version.ShouldBe(HttpVersion.Version30);
    }

    [Fact]
    public async Task A_key_is_made_listed_and_revoked_while_the_server_runs()
    {
        using var genasset = new Genasset();
        var secret = genasset.Run("keys", "add", "anna", "--rate", "100/min", "--queue", "10", "--credits", "7", "--expires", "30d").Output.Trim();
        using var server = Serving.Start(genasset, "--urls", "http://0.0.0.0:0");
        server.Client.DefaultRequestHeaders.Add("x-api-key", secret);

        (await server.Client.GetAsync("/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.OK);
        var list = genasset.Run("keys", "list").Output;
        list.ShouldContain("anna");
        list.ShouldContain("100/min");
        list.ShouldNotContain(secret);
        genasset.Run("keys", "revoke", "anna").Code.ShouldBe(0);
        (await server.Client.GetAsync("/v1/jobs")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        genasset.Run("keys", "revoke", "anna").Code.ShouldBe(1);
    }

    private static async Task SubmitAsync(HttpClient client, ConcurrentBag<string> accepted)
    {
        try
        {
            while (true)
            {
                using var answer = await client.PostAsync("/v1/jobs", Body());
                if (answer.StatusCode != HttpStatusCode.Created)
                    return;
                accepted.Add((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!);
            }
        }
        catch (HttpRequestException)
        {
            // The server is gone.
        }
    }

    private static StringContent Body() => new(OneItem, Encoding.UTF8, "application/json");

    // Trusts the certificate that the server made, and no other.
    private static HttpClient SecureClient(Genasset genasset, Serving server, Version version)
    {
        using var pem = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificateFromFile(Path.Combine(genasset.Home, "server", "dev-cert.pem"));
        var trusted = pem.Thumbprint;
        return new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == trusted })
        {
            BaseAddress = new Uri(server.Addresses.Single(address => address.StartsWith("https", StringComparison.Ordinal))),
            DefaultRequestVersion = version,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
    }

    private sealed class QuicFactAttribute : FactAttribute
    {
        public QuicFactAttribute()
        {
            if (!System.Net.Quic.QuicConnection.IsSupported)
                Skip = "This machine has no msquic, which HTTP/3 needs.";
        }
    }
}
