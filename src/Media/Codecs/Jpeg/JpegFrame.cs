namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>The frame header (SOF), checked, and the components' layout that follows from it.</summary>
internal sealed class JpegFrame
{
    private JpegFrame(bool progressive, int width, int height, JpegComponent[] components)
    {
        Progressive = progressive;
        Width = width;
        Height = height;
        Components = components;
        MaxH = components.Max(c => c.H);
        MaxV = components.Max(c => c.V);
        foreach (var component in components)
            component.Lay(width, height, MaxH, MaxV);
    }

    internal bool Progressive { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal JpegComponent[] Components { get; }

    internal int MaxH { get; }

    internal int MaxV { get; }

    /// <summary>Minimum coded units across and down, for scans of several components.</summary>
    internal int UnitsAcross => (Width + 8 * MaxH - 1) / (8 * MaxH);

    internal int UnitsDown => (Height + 8 * MaxV - 1) / (8 * MaxV);

    internal long BlockCount => Components.Sum(c => c.BlockCount);

    internal static JpegFrame Read(int marker, ReadOnlySpan<byte> data, long offset, ImageLimits limits)
    {
        if (marker > JpegConstants.SOF2)
            throw new MediaFormatException(JpegConstants.Name, offset, $"coding process SOF{marker - JpegConstants.SOF0} (lossless, hierarchical or arithmetic) is not supported");
        if (data.Length < 6)
            throw new MediaFormatException(JpegConstants.Name, offset, "the frame header is too short");
        if (data[0] != 8)
            throw new MediaFormatException(JpegConstants.Name, offset, $"{data[0]} bits a sample are not supported");
        int height = data[1] << 8 | data[2], width = data[3] << 8 | data[4], count = data[5];
        limits.CheckInput(JpegConstants.Name, offset, width, height);
        if (count is not (1 or 3 or 4) || data.Length != 6 + 3 * count)
            throw new MediaFormatException(JpegConstants.Name, offset, $"a frame of {count} components in {data.Length} bytes");
        var components = new JpegComponent[count];
        for (var i = 0; i < count; i++)
        {
            var entry = data.Slice(6 + 3 * i, 3);
            int h = entry[1] >> 4, v = entry[1] & 15;
            if (h is < 1 or > 4 || v is < 1 or > 4 || entry[2] > 3)
                throw new MediaFormatException(JpegConstants.Name, offset, $"component {i} has sampling {h}x{v} and table {entry[2]}");
            // One component alone has no neighbour to be sampled against; its factors mean nothing (A.2.2).
            components[i] = count == 1 ? new JpegComponent(entry[0], 1, 1, entry[2]) : new JpegComponent(entry[0], h, v, entry[2]);
        }
        var frame = new JpegFrame(marker == JpegConstants.SOF2, width, height, components);
        frame.CheckSampling(offset);
        return frame;
    }

    private void CheckSampling(long offset)
    {
        foreach (var component in Components)
        {
            if (MaxH % component.H != 0 || MaxV % component.V != 0)
                throw new MediaFormatException(JpegConstants.Name, offset, $"a component sampled {component.H}:{MaxH} across or {component.V}:{MaxV} down is not supported");
        }
        // B.2.3: more blocks a unit are forbidden; a scan of fewer components could still hold them, but no encoder writes that.
        if (Components.Sum(c => c.H * c.V) > 10 && Components.Length > 1)
            throw new MediaFormatException(JpegConstants.Name, offset, "a coded unit has more than ten blocks");
    }
}
