using GenAsset.Media.Imaging;

namespace GenAsset.Media.Codecs.Jpeg;

/// <summary>
/// Decodes a frame of one scan in one pass. The entropy decoder, which cannot be split, fills rows of units in a small ring;
/// a second thread transforms and colours them as they come.
/// </summary>
internal sealed unsafe class JpegSinglePass : IDisposable
{
    // Below this many pixels the second thread costs more than it saves.
    private const int SmallestParallel = 128 * 128;

    private const int RingRows = 6;

    private readonly JpegFrame _frame;
    private readonly JpegRenderer _renderer;
    private readonly int[] _order;
    private readonly long _rowShorts;
    private readonly NativeArray<short> _ring;
    private int _rowsWritten;

    private JpegSinglePass(JpegFrame frame, JpegScan scan, JpegRenderer renderer, int ringRows)
    {
        _frame = frame;
        _renderer = renderer;
        // A scan may name the components in an order of its own.
        _order = [.. scan.Components.Select(c => Array.IndexOf(frame.Components, c))];
        foreach (var component in frame.Components)
        {
            component.UnitRowOffset = checked((int)_rowShorts);
            _rowShorts += (long)component.BlockStride * component.V * 64;
        }
        _ring = new NativeArray<short>(_rowShorts * ringRows);
        _ring.Clear();
    }

    internal static void Run(JpegReader reader, JpegFrame frame, JpegScan scan, JpegRenderer renderer)
    {
        var decoder = JpegScanDecoder.Create(reader, frame, scan);
        var parallel = (long)frame.Width * frame.Height >= SmallestParallel && Environment.ProcessorCount > 1;
        using var pass = new JpegSinglePass(frame, scan, renderer, parallel ? RingRows : 1);
        if (parallel)
        {
            pass.RunParallel(decoder);
            return;
        }
        for (var unitRow = 0; unitRow < frame.UnitsDown; unitRow++)
        {
            pass.DecodeRow(decoder, 0);
            pass.RenderRow(unitRow, 0);
        }
    }

    public void Dispose() => _ring.Dispose();

    // Whoever finds the ring full and nobody rendering renders a row itself. So a thread pool that is busy with other decoders, each waiting
    // for a second thread, only costs the overlap, and never stands still.
    private void RunParallel(JpegScanDecoder decoder)
    {
        var ring = new JpegRing(RingRows, RenderRow);
        _ = Task.Run(ring.RenderUntilClosed);
        try
        {
            for (var unitRow = 0; unitRow < _frame.UnitsDown; unitRow++)
            {
                var slot = ring.TakeFree();
                DecodeRow(decoder, slot);
                ring.AddFilled(slot);
            }
        }
        finally
        {
            // Past this nobody touches the ring's memory or the image.
            ring.Close();
        }
        ring.ThrowFault();
    }

    private void DecodeRow(JpegScanDecoder decoder, int slot)
    {
        var rows = stackalloc short*[4];
        for (var i = 0; i < _order.Length; i++)
            rows[i] = RowOf(slot, _frame.Components[_order[i]]);
        decoder.DecodeUnitRow(rows);
    }

    private void RenderRow(int unitRow, int slot)
    {
        var rows = stackalloc short*[4];
        for (var i = 0; i < _frame.Components.Length; i++)
            rows[i] = RowOf(slot, _frame.Components[i]);
        _renderer.Transform(unitRow, rows);
        new Span<short>(_ring.Pointer + slot * _rowShorts, (int)_rowShorts).Clear();
        var ready = _renderer.RowsReady(unitRow);
        _renderer.WriteRows(_rowsWritten, ready);
        _rowsWritten = Math.Max(_rowsWritten, ready);
    }

    private short* RowOf(int slot, JpegComponent component) => _ring.Pointer + slot * _rowShorts + component.UnitRowOffset;
}
