using System.Text;
using GenAsset.Core.Engines.Remote;
using GenAsset.Core.Errors;
using GenAsset.Core.Fetching;
using GenAsset.Doubles;

namespace GenAsset.Core.Tests.Engines.Remote;

public sealed class EngineHttpTests : IDisposable
{
    private static readonly FetchBounds Quick = new(FirstByteSeconds: 2, TotalSeconds: 20);
    private static readonly FetchBounds Patient = new(FirstByteSeconds: 60, TotalSeconds: 60); // where an answer comes, however busy the machine

    private readonly RunningDouble _files = RunningDouble.Start("files");
    private readonly EngineHttp _http = new(TimeProvider.System);

    [Fact]
    public async Task The_operators_own_address_may_be_loopback()
    {
        var put = await PutAsync();

        put.Succeeded.ShouldBeTrue();
        (put.Value!.Status, Encoding.UTF8.GetString(put.Value.Body)).ShouldBe((200, "hello"));
    }

    [Fact]
    public async Task An_address_from_an_answer_is_fetched_from_the_engines_own_origin_and_refused_elsewhere()
    {
        await PutAsync();

        var own = await _http.DownloadAsync(_files.Address, new Uri(_files.Address, "/a"), Patient, null, default);
        var strange = await _http.DownloadAsync(new Uri("http://127.0.0.1:1"), new Uri(_files.Address, "/a"), Quick, null, default);

        own.Value!.Status.ShouldBe(200);
        strange.Error!.Code.ShouldBe("ADDRESS_REFUSED");
    }

    [Theory]
    [InlineData("cut", "ADDRESS_UNREACHABLE")]
    [InlineData("half", "ADDRESS_UNREACHABLE")]
    [InlineData("longer", "ADDRESS_UNREACHABLE")]
    [InlineData("never", "ADDRESS_UNREACHABLE")]
    public async Task A_fault_on_the_way_is_an_error_and_says_that_the_request_may_have_arrived(string fault, string code)
    {
        await PutAsync();
        await _files.FaultAsync($$"""[{"do":"{{fault}}"}]""");

        var answer = await PutAsync(Quick); // with a body: a bare GET that an old connection loses is sent again by the client itself

        answer.Error!.Code.ShouldBe(code);
        EngineHttp.WasNotSent(answer.Error).ShouldBeFalse();
    }

    [Fact]
    public async Task A_request_that_found_nobody_says_that_it_was_not_sent()
    {
        _files.Kill();

        var answer = await _http.AskAsync(new FetchRequest(_files.Address), default);

        EngineHttp.WasNotSent(answer.Error!).ShouldBeTrue();
    }

    public void Dispose()
    {
        _http.Dispose();
        _files.Dispose();
    }

    private async Task<Outcome<EngineAnswer>> PutAsync(FetchBounds? bounds = null)
    {
        using var content = new StringContent("hello");
        return await _http.AskAsync(new FetchRequest(new Uri(_files.Address, "/a")) { Method = HttpMethod.Put, Content = content, Bounds = bounds ?? Patient }, default);
    }
}
