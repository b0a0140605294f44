using GenAsset.Media.Codecs;
using GenAsset.Media.Codecs.Jpeg;

namespace GenAsset.Media.Tests.Codecs.Jpeg;

public sealed class JpegHostileTests
{
    private static readonly ImageLimits Small = new() { MaxInputPixels = 1 << 20, MaxMetadataBytes = 1 << 20 };

    private static byte[][] Seeds()
    {
        using var colour = TestImages.Photo(50, 37, 3, noise: 0.2);
        using var gray = TestImages.Photo(19, 11, 1);
        byte[][] baseline =
        [
            JpegEncoder.Encode(colour, metadata: new ImageMetadata { Exif = TestExif.WithOrientation(Orientation.Rotate90), Orientation = Orientation.Rotate90, IccProfile = new byte[100], DpiX = 72, DpiY = 72 }),
            JpegEncoder.Encode(colour, new JpegOptions { Subsampling = JpegSubsampling.None, Quality = 30, OptimiseHuffman = false }),
            JpegEncoder.Encode(gray, new JpegOptions { Quality = 99 }),
        ];
        return [.. baseline, Progressive(), ProgressiveWithRestarts()];
    }

    [Fact]
    public void Survives_mutations() => Fuzz.Run(Seeds(), file => JpegDecoder.Decode(file, Small).Dispose(), boundBytes: 16 << 20);

    [Fact]
    public void Survives_mutations_where_two_threads_share_the_work()
    {
        using var image = TestImages.Photo(200, 130, 3, noise: 0);
        byte[][] seeds = [JpegEncoder.Encode(image, new JpegOptions { Quality = 10 })];
        Fuzz.Run(seeds, file => JpegDecoder.Decode(file, Small).Dispose(), boundBytes: 16 << 20, share: 20);
    }

    [Fact]
    public void Survives_truncation_at_every_byte()
    {
        foreach (var seed in Seeds())
            Fuzz.Truncate(seed, file => JpegDecoder.Decode(file).Dispose());
    }

    [Fact]
    public void Refuses_a_scan_that_ends_early()
    {
        var file = Seeds()[0];
        Should.Throw<MediaFormatException>(() => JpegDecoder.Decode(file.AsSpan(0, file.Length - 40))).Reason.ShouldContain("early");
    }

    [Fact]
    public void Accepts_a_missing_end_marker()
    {
        var file = Seeds()[0];
        JpegDecoder.Decode(file.AsSpan(0, file.Length - 2)).Dispose();
    }

    [Fact]
    public void Refuses_a_size_over_the_limit_from_the_header()
    {
        var file = Seeds()[2];
        var frame = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        file.AsSpan(frame + 5, 4).Fill(0xFF);
        Should.Throw<MediaFormatException>(() => JpegDecoder.Decode(file)).Reason.ShouldContain("over the limit");
        Should.Throw<MediaFormatException>(() => JpegDecoder.ReadInfo(file)).Reason.ShouldContain("over the limit");
    }

    [Fact]
    public void Refuses_a_size_that_its_data_could_never_fill()
    {
        var file = Seeds()[2];
        var frame = file.AsSpan().IndexOf(new byte[] { 0xFF, 0xC0 });
        file.AsSpan(frame + 5, 4).Fill(0x1F);
        Should.Throw<MediaFormatException>(() => JpegDecoder.Decode(file)).Reason.ShouldContain("too short");
    }

    // Our encoder writes none, so two files that cjpeg wrote of a few pixels are kept here.
    private static byte[] Progressive() => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAoHBwgHBgoICAgLCgoLDhgQDg0NDh0VFhEYIx8lJCIfIiEmKzcvJik0KSEiMEExNDk7Pj4+JS5ESUM8SDc9Pjv/2wBDAQoLCw4NDhwQEBw7KCIoOzs7Oz" +
        "s7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozs7Ozv/wgARCAASABcDASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAAUEAwb/xAAXAQADAQAAAAAAAAAAAAAAAAAA" +
        "AQME/9oADAMBAAIQAxAAAAG5zeWgWmVVbowykMO//8QAGxAAAgIDAQAAAAAAAAAAAAAAAgMBBAARMxL/2gAIAQEAAQUCiMNgBhXljhl4W1pNNNGNW+FLpemdf//EABwRAAICAgMAAAAAAAAAAAAAAA" +
        "ADAQIREjIzNP/aAAgBAwEBPwFSqRTe5vWeK8jvNAnrg//EABwRAAICAgMAAAAAAAAAAAAAAAECAAMEEiExM//aAAgBAgEBPwEmyyzVIa0XhrJi+jw9mf/EABsQAAEEAwAAAAAAAAAAAAAAAAABEBEx" +
        "AgMS/9oACAEBAAY/AmqSSMVOtrKWf//EABoQAAMBAAMAAAAAAAAAAAAAAAABESFBcYH/2gAIAQEAAT8hsqxFXDMSDdZhWx7wJ2TswNkoqTL0/9oADAMBAAIAAwAAABCLCMP/xAAaEQABBQEAAAAAAA" +
        "AAAAAAAAAAEBExQVGh/9oACAEDAQE/EK6EplqXlP/EABkRAAMAAwAAAAAAAAAAAAAAAAABERCBof/aAAgBAgEBPxCihvRd43Uz/8QAHRABAAIDAAMBAAAAAAAAAAAAAQARITFBUXGBof/aAAgBAQAB" +
        "PxCiAaPOog192kbcw1iMWY8TNY06CBqKvb9icKl7ruIRSCjhfkFEDVCOk//Z");

    private static byte[] ProgressiveWithRestarts() => Convert.FromBase64String(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT0" +
        "9PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wgARCAASABcDASEAAhEBAxEB/8QAFwAAAwEAAAAAAAAAAAAAAAAAAAQFA//EABgBAQEAAwAAAAAAAAAAAAAAAAQD" +
        "AAEC/90ABAAC/9oADAMBAAIQAxAAAAGtnOahwj//0KUCVHBJf//Ral5p8Kv/xAAdEAACAgEFAAAAAAAAAAAAAAABAgAEAxESITIz/90ABAAD/9oACAEBAAEFAhGZVjWkE//QY7UyOztjqjT/0bHlV7" +
        "2zx//EAB0RAAICAQUAAAAAAAAAAAAAAAADARICERQiMjP/3QAEAAL/2gAIAQMBAT8BUqxt1n//0MJorUoxnI//0W+MGHWD/8QAHREAAgIBBQAAAAAAAAAAAAAAAQIAAwQQERITMv/aAAgBAgEBPwGy" +
        "3YwG0z//0ETstjZKoeIn/9HH9Np//8QAGBAAAwEBAAAAAAAAAAAAAAAAABARAQP/3QAEAAP/2gAIAQEABj8Cf//QpML0P//Rf//EABgQAQEBAQEAAAAAAAAAAAAAAAEAESEx/9oACAEBAAE/IRsNrl" +
        "wQG//Q7i1bsTVf/9G/eQGLf//dAAQAAv/aAAwDAQACAAMAAAAQTP/Qg//R0v/EABoRAAICAwAAAAAAAAAAAAAAAAABETEhQVH/2gAIAQMBAT8QXmQWf//QWWs2f//RC8RcP//EABkRAQEBAQEBAAAA" +
        "AAAAAAAAAAEAETEhUf/aAAgBAgEBPxBsiG0b/9DxHhZY5f/R64BXft//xAAcEAEAAwEBAAMAAAAAAAAAAAABABExIUFRYZH/3QAEAAP/2gAIAQEAAT8QrChn5HWLbZ7Rc5P/0HPg15LTbNchWgV7s/" +
        "/RScKXv3yEVS0dhQI+Bn//2Q==");
}
