using System.IO.Compression;
using System.Net;
using GenAsset.Media.Codecs;
using GenAsset.Media.Formats.Glb;
using GenAsset.Media.Formats.Spz;
using GenAsset.Tests.Programs;

namespace GenAsset.Host.Tests;

/// <summary>
/// Clients of the five APIs, written as their documents write them, against `genasset serve`: nothing is theirs to know but the base URL and the key. The
/// scripts lie in Flows/.
/// </summary>
public sealed class FacadeFlowTests : IClassFixture<FacadeFlowTests.Servers>
{
    private readonly Servers _servers;

    public FacadeFlowTests(Servers servers) => _servers = servers;

    [FlowTheory("/usr/bin/python3", "httpx", "h2")]
    [InlineData("gateway404.py")]
    public void A_404_client_in_Python_gets_splats(string script) => GetsSplats(script);

    [FlowTheory("curl")]
    [InlineData("gateway404.sh")]
    public void A_404_client_of_curl_gets_splats(string script) => GetsSplats(script);

    [FlowTheory("node")]
    [InlineData("grok.mjs")]
    public void A_client_of_the_3D_pipeline_in_JavaScript_gets_picture_model_and_examples(string script)
    {
        using var folder = new Folder();

        Run(script, _servers.Open, "-", folder);

        ImageProbe.Identify(folder.Read("image.jpg")).ShouldBe(ImageFormat.Jpeg);
        GlbReader.Read(folder.Read("model.glb")).TriangleCount.ShouldBeGreaterThan(1000);
        folder.Read("model.usdz")[..2].ShouldBe("PK"u8.ToArray());
        foreach (var example in Directory.GetFiles(folder.Path, "ex_*.jpg"))
            ImageProbe.Identify(File.ReadAllBytes(example)).ShouldBe(ImageFormat.Jpeg);
    }

    [FlowTheory("/usr/bin/python3", "requests")]
    [InlineData("algovera.py")]
    public void An_Algovera_client_in_Python_gets_a_picture(string script)
    {
        using var folder = new Folder();

        Run(script, _servers.Keyed, _servers.Key, folder);

        using var picture = ImageCodec.Decode(folder.Read("picture.png"));
        (picture.Pixels.Width, picture.Pixels.Height).ShouldBe((512, 512));
    }

    [FlowTheory("/usr/bin/python3", "requests")]
    [InlineData("reconstruction.py", "reconviagen")]
    public void A_reconstruction_client_in_Python_gets_its_ZIP(string script, string model) => GetsZip(script, model);

    [FlowTheory("node")]
    [InlineData("reconstruction.mjs", "nvdiffrec")]
    public void A_reconstruction_client_in_JavaScript_gets_its_ZIP(string script, string model) => GetsZip(script, model);

    [FlowTheory("curl")]
    [InlineData("reconstruction.sh", "reconviagen")]
    public void A_reconstruction_client_of_curl_gets_its_ZIP(string script, string model) => GetsZip(script, model);

    [FlowTheory("/usr/bin/python3", "requests")]
    [InlineData("hitpaw.py", "enhanced.jpg", ImageFormat.Jpeg)]
    public void A_HitPaw_client_in_Python_gets_its_photo(string script, string file, ImageFormat format) => GetsPhoto(script, file, format);

    [FlowTheory("curl")]
    [InlineData("hitpaw.sh", "enhanced.png", ImageFormat.Png)]
    public void A_HitPaw_client_of_curl_gets_its_photo(string script, string file, ImageFormat format) => GetsPhoto(script, file, format);

    private void GetsSplats(string script)
    {
        using var folder = new Folder();
        Run(script, _servers.Keyed, _servers.Key, folder);
        SpzReader.Read(folder.Read("result.spz")).Count.ShouldBeGreaterThan(10_000);
    }

    private void GetsZip(string script, string model)
    {
        using var folder = new Folder();
        foreach (var file in Directory.GetFiles(_servers.Capture, "*.png"))
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));

        Run(script, _servers.Open, "-", folder);

        using var archive = ZipFile.OpenRead(Path.Combine(folder.Path, "results.zip"));
        foreach (var name in (string[])["mesh.glb", "mesh.obj", "mesh.ply", "texture.png", "preview_textured_0.png", "preview_wireframe_1.png", "quality.json"])
            archive.GetEntry($"{model}/{name}").ShouldNotBeNull().Length.ShouldBePositive();
    }

    private void GetsPhoto(string script, string file, ImageFormat format)
    {
        using var folder = new Folder();
        using var site = new PictureSite(_servers.Photo);

        Run(script, _servers.Keyed, _servers.Key, folder, site.Address);

        var enhanced = folder.Read(file);
        ImageProbe.Identify(enhanced).ShouldBe(format);
        using var before = ImageCodec.Decode(_servers.Photo);
        using var after = ImageCodec.Decode(enhanced);
        (after.Pixels.Width, after.Pixels.Height).ShouldBe((2 * before.Pixels.Width, 2 * before.Pixels.Height));
    }

    private static void Run(string script, Serving server, string key, Folder folder, params string[] more)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Flows", script);
        var program = Path.GetExtension(script) switch { ".py" => "/usr/bin/python3", ".mjs" => "node", _ => "bash" };
        var ended = ProgramRun.Run(program, [path, server.Addresses[0].TrimEnd('/'), key, folder.Path, .. more]);
        ended.Code.ShouldBe(0, $"{script}: {ended.Error}{ended.Output}\n{server.Said}");
    }

    /// <summary>Two servers, one that asks for keys and one that is open, and what the clients send.</summary>
    public sealed class Servers : IDisposable
    {
        private readonly Genasset _keyed = new();
        private readonly Genasset _open = new();

        public Servers()
        {
            Key = _keyed.Run("keys", "add", "flows", "--credits", "1000000").Output.Trim();
            Keyed = Serving.Start(_keyed, "--allow-private-network");
            Open = Serving.Start(_open);
            Capture = Path.Combine(_open.Root, "capture");
            _open.RunBare("capture", "a stone golem", "--out", Capture).Code.ShouldBe(0);
            Photo = File.ReadAllBytes(Path.Combine(Capture, "view1.png"));
        }

        internal Serving Keyed { get; }

        internal Serving Open { get; }

        public string Key { get; }

        public string Capture { get; }

        public byte[] Photo { get; }

        public void Dispose()
        {
            Keyed.Dispose();
            Open.Dispose();
            _keyed.Dispose();
            _open.Dispose();
        }
    }

    private sealed class Folder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("genasset-flow-");

        public string Path => _folder.FullName;

        public byte[] Read(string name) => File.ReadAllBytes(System.IO.Path.Combine(Path, name));

        public void Dispose() => _folder.Delete(recursive: true);
    }

    /// <summary>A site that has one picture.</summary>
    private sealed class PictureSite : IDisposable
    {
        private readonly HttpListener _listener;

        public PictureSite(byte[] picture)
        {
            _listener = FreePort.Listen(out var address);
            Address = address + "photo.png";
            _ = ServeAsync(picture);
        }

        public string Address { get; }

        public void Dispose() => _listener.Close();

        private async Task ServeAsync(byte[] picture)
        {
            try
            {
                while (await _listener.GetContextAsync() is { } context)
                {
                    context.Response.ContentType = "image/png";
                    context.Response.ContentLength64 = picture.Length;
                    if (context.Request.HttpMethod != "HEAD")
                        await context.Response.OutputStream.WriteAsync(picture);
                    context.Response.Close();
                }
            }
            catch (Exception fault) when (fault is ObjectDisposedException or HttpListenerException)
            {
                // The test is over.
            }
        }
    }

    /// <summary>A flow, where its interpreter and that interpreter's modules are there.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FlowTheoryAttribute : TheoryAttribute
    {
        public FlowTheoryAttribute(string program, params string[] modules)
        {
            if (!Has(program, "--version"))
                Skip = $"needs {Path.GetFileName(program)}";
            else if (modules.FirstOrDefault(module => !Has(program, "-c", $"import {module}")) is { } missing)
                Skip = $"needs Python's {missing} (apt-get install python3-{missing})";
        }

        private static bool Has(string program, params string[] arguments) => ProgramRun.FaultOf(program, arguments) is null;
    }
}
