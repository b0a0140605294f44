using System.Net;
using GenAsset.Core.Fetching;

namespace GenAsset.Core.Tests.Fetching;

/// <summary>What is never asked. Each test counts connections twice: those that the client dials, and those that a listener on the address accepts.</summary>
public sealed class GuardedHttpRefusalTests
{
    private int _dialled;

    public static TheoryData<string> PrivateHosts() =>
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "0", "0.0.0.0", "localhost",
        "[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:169.254.169.254]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::1]", "[2001:0:7f00:1::]", "[fd00:ec2::254]", "[fe80::1]", "[fc00::1]", "[ff02::1]", "[fec0::1]", "[100::1]",
        "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1", "100.100.100.200", "169.254.169.254", "168.63.129.16", "192.0.0.192",
        "198.18.0.1", "224.0.0.1", "255.255.255.255",
    ];

    [Theory]
    [MemberData(nameof(PrivateHosts))]
    public async Task Opens_no_socket_to(string host)
    {
        await using var server = LoopbackServer.Of(LoopbackServer.Ok("secret"));
        using var http = Client(new FetchRules(AllowHttp: true));

        var refused = await http.SendAsync(new FetchRequest(new Uri($"http://{host}:{server.Port}/")), default);

        refused.Error!.Code.ShouldBe("ADDRESS_REFUSED");
        _dialled.ShouldBe(0);
        server.Accepted.ShouldBe(0);
    }

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("[2606:4700:4700::1111]")]
    [InlineData("[::ffff:8.8.8.8]")]
    [InlineData("[64:ff9b::808:808]")]
    public async Task Dials_a_public_address(string host)
    {
        using var http = Client(new FetchRules(AllowHttp: true));

        await http.SendAsync(new FetchRequest(new Uri($"http://{host}/")), default);

        _dialled.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/a")]
    [InlineData("gopher://example.org/a")]
    [InlineData("https://user:secret@example.org/")]
    public async Task Takes_https_only_and_no_passwords(string address)
    {
        using var http = Client(new FetchRules(Resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("8.8.8.8")])));

        var refused = await http.SendAsync(new FetchRequest(new Uri(address)), default);

        refused.Error!.Code.ShouldBe("ADDRESS_REFUSED");
        refused.Error.Message.ShouldNotContain("secret");
        _dialled.ShouldBe(0);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("8.8.8.8", "10.1.2.3")] // one bad address among good ones is enough
    [InlineData("2606:4700:4700::1111", "fd00:ec2::254")]
    public async Task Opens_no_socket_to_a_name_that_leads_to_a_private_address(params string[] addresses)
    {
        using var http = Client(new FetchRules(AllowHttp: true, Resolve: (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray())));

        var refused = await http.SendAsync(new FetchRequest(new Uri("http://innocent.example/")), default);

        refused.Error!.Code.ShouldBe("ADDRESS_REFUSED");
        refused.Error.Message.ShouldContain(addresses[^1]);
        _dialled.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_is_looked_up_once_a_connection_and_the_socket_goes_to_the_checked_address()
    {
        var lookUps = 0;
        var dialled = new List<IPEndPoint>();
        using var http = new GuardedHttp(
            TimeProvider.System,
            new FetchRules(AllowHttp: true, Resolve: (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse(lookUps++ == 0 ? "8.8.8.8" : "127.0.0.1")])),
            (endPoint, _) =>
            {
                dialled.Add(endPoint);
                throw new IOException("the test has no internet");
            });

        (await http.SendAsync(new FetchRequest(new Uri("http://rebinding.example/")), default)).Error!.Code.ShouldBe("ADDRESS_UNREACHABLE");
        (lookUps, dialled.Count).ShouldBe((1, 1));
        dialled[0].Address.ToString().ShouldBe("8.8.8.8");

        (await http.SendAsync(new FetchRequest(new Uri("http://rebinding.example/")), default)).Error!.Code.ShouldBe("ADDRESS_REFUSED");
        dialled.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("http://127.1:PORT/")]
    [InlineData("http://[::1]:PORT/")]
    [InlineData("//2130706433:PORT/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    public async Task Opens_no_socket_to_a_private_address_that_a_redirect_leads_to(string target)
    {
        await using var secret = LoopbackServer.Of(LoopbackServer.Ok("secret"));
        await using var server = LoopbackServer.Redirecting(target.Replace("PORT", secret.Port.ToString(), StringComparison.Ordinal));
        using var http = new GuardedHttp(TimeProvider.System, new FetchRules(AllowHttp: true, Exempt: server.Is));

        var refused = await http.SendAsync(new FetchRequest(server.Address), default);

        refused.Error!.Code.ShouldBe("ADDRESS_REFUSED");
        (server.Accepted, secret.Accepted).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_private_network_is_asked_where_that_is_allowed()
    {
        await using var server = LoopbackServer.Of(LoopbackServer.Ok("lab"));
        using var http = new GuardedHttp(TimeProvider.System, new FetchRules(AllowPrivateNetwork: true));

        await using var answer = (await http.SendAsync(new FetchRequest(server.Address), default)).Value!;

        (await new StreamReader(answer.Body).ReadToEndAsync()).ShouldBe("lab");
    }

    private GuardedHttp Client(FetchRules rules) => new(TimeProvider.System, rules, (_, _) =>
    {
        _dialled++;
        throw new IOException("the test has no internet");
    });
}
