using System.Numerics;

namespace GenAsset.Media.Geometry.Surfacing;

/// <summary>
/// Planes that touch the surface where it crosses a cell's edges, and the point nearest to all of them (T. Ju et al., "Dual Contouring of Hermite
/// Data", 2002), told from the crossings' middle: what the planes leave open stays there.
/// </summary>
internal struct TangentPlanes(Vector3 middle)
{
    // How much the middle counts against one plane: enough to hold a flat surface's vertex, too little to blunt an edge.
    private const float Pull = 0.02f;

    private float _xx = Pull, _yy = Pull, _zz = Pull, _xy, _xz, _yz;
    private Vector3 _right;

    public void Add(Vector3 point, Vector3 gradient)
    {
        var length = gradient.Length();
        if (!(length > 0 && float.IsFinite(length)))
            return;
        var n = gradient / length;
        _xx += n.X * n.X;
        _yy += n.Y * n.Y;
        _zz += n.Z * n.Z;
        _xy += n.X * n.Y;
        _xz += n.X * n.Z;
        _yz += n.Y * n.Z;
        _right += n * Vector3.Dot(n, point - middle);
    }

    /// <summary>The least-squares point; the matrix is positive definite, so Cramer's rule is safe.</summary>
    public readonly Vector3 Meet()
    {
        Vector3 a = new(_xx, _xy, _xz), b = new(_xy, _yy, _yz), c = new(_xz, _yz, _zz);
        var bc = Vector3.Cross(b, c);
        var determinant = Vector3.Dot(a, bc);
        return middle + (new Vector3(Vector3.Dot(_right, bc), Vector3.Dot(_right, Vector3.Cross(c, a)), Vector3.Dot(_right, Vector3.Cross(a, b))) / determinant);
    }
}
