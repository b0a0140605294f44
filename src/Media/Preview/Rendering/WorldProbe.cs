using System.Numerics;
using GenAsset.Media.Preview.Fields;

namespace GenAsset.Media.Preview.Rendering;

/// <summary>Asks all solids of a stage at once. One instance a thread.</summary>
internal sealed class WorldProbe
{
    private readonly FieldProbe[] _probes;
    private readonly float[] _other = new float[FieldProbe.Capacity];

    public WorldProbe(Stage stage)
    {
        _probes = [.. stage.Grids.Select(grid => new FieldProbe(grid))];
        Points = new Vector3[FieldProbe.Capacity];
    }

    /// <summary>Where to ask: set before <see cref="Distances"/>.</summary>
    public Vector3[] Points { get; }

    /// <summary>What is certainly far enough.</summary>
    public float[] Need { get; } = new float[FieldProbe.Capacity];

    /// <summary>The distances to the nearest of all solids.</summary>
    public float[] Result { get; } = new float[FieldProbe.Capacity];

    /// <summary>Which solid is nearest.</summary>
    public int[] Nearest { get; } = new int[FieldProbe.Capacity];

    /// <summary>Asks for the first <paramref name="count"/> points.</summary>
    public void Distances(int count)
    {
        _probes[0].Distances(Points.AsSpan(0, count), Need, Result);
        if (_probes.Length == 1)
            return;
        Array.Clear(Nearest, 0, count);
        for (var p = 1; p < _probes.Length; p++)
        {
            _probes[p].Distances(Points.AsSpan(0, count), Need, _other);
            for (var i = 0; i < count; i++)
            {
                if (_other[i] < Result[i])
                    (Result[i], Nearest[i]) = (_other[i], p);
            }
        }
    }

    /// <summary>Which finishes meet at the first points of one solid.</summary>
    public void Finishes(int grid, int count, Span<FinishMix> mixes) => _probes[grid].Finishes(Points.AsSpan(0, count), mixes);
}
