using System.Numerics;

namespace GenAsset.Media.Geometry.Simplifying;

/// <summary>
/// The sum of squared distances to planes, each weighted: x'Ax + 2b'x + c (M. Garland and P. Heckbert, "Surface Simplification Using
/// Quadric Error Metrics", 1997). Doubles, because flat parts subtract large numbers to nothing.
/// </summary>
internal struct Quadric
{
    private double _xx, _xy, _xz, _yy, _yz, _zz, _bx, _by, _bz, _c;

    /// <summary>The planes' weights in all: dividing by it makes a mean of the sum.</summary>
    public double Weight;

    /// <summary>The plane through <paramref name="point"/> with a unit normal.</summary>
    public static Quadric Plane(Vector3 normal, Vector3 point, double weight)
    {
        double x = normal.X, y = normal.Y, z = normal.Z;
        var d = -((x * point.X) + (y * point.Y) + (z * point.Z));
        return new Quadric
        {
            _xx = x * x * weight,
            _xy = x * y * weight,
            _xz = x * z * weight,
            _yy = y * y * weight,
            _yz = y * z * weight,
            _zz = z * z * weight,
            _bx = x * d * weight,
            _by = y * d * weight,
            _bz = z * d * weight,
            _c = d * d * weight,
            Weight = weight,
        };
    }

    public void Add(in Quadric other)
    {
        _xx += other._xx;
        _xy += other._xy;
        _xz += other._xz;
        _yy += other._yy;
        _yz += other._yz;
        _zz += other._zz;
        _bx += other._bx;
        _by += other._by;
        _bz += other._bz;
        _c += other._c;
        Weight += other.Weight;
    }

    /// <summary>The sum at a point.</summary>
    public readonly double At(Vector3 p)
    {
        double x = p.X, y = p.Y, z = p.Z;
        return Math.Max(0, (x * ((_xx * x) + (2 * ((_xy * y) + (_xz * z) + _bx))))
            + (y * ((_yy * y) + (2 * ((_yz * z) + _by)))) + (z * ((_zz * z) + (2 * _bz))) + _c);
    }

    /// <summary>
    /// Where the sum is least among origin + t along + s off, with t kept in 0..1 and s as <paramref name="moveOff"/> allows.
    /// </summary>
    public readonly (float T, float S) Least(Vector3 origin, Vector3 along, Vector3 off, bool moveOff)
    {
        double dd = Product(along, along), nn = Product(off, off), dn = Product(along, off);
        double gd = Slope(origin, along), gn = Slope(origin, off);
        var determinant = (dd * nn) - (dn * dn);
        double t;
        if (moveOff && determinant > 1e-9 * dd * nn)
            t = ((dn * gn) - (nn * gd)) / determinant;
        else
            t = dd > 1e-12 * Weight * along.LengthSquared() ? -gd / dd : 0.5;
        t = Math.Clamp(t, 0, 1);
        var s = moveOff && nn > 1e-3 * Weight * off.LengthSquared() ? -(gn + (t * dn)) / nn : 0;
        return ((float)t, (float)s);
    }

    // u'Av
    private readonly double Product(Vector3 u, Vector3 v) =>
        (u.X * ((_xx * v.X) + (_xy * v.Y) + (_xz * v.Z))) + (u.Y * ((_xy * v.X) + (_yy * v.Y) + (_yz * v.Z)))
        + (u.Z * ((_xz * v.X) + (_yz * v.Y) + (_zz * v.Z)));

    // Half the derivative at a point in a direction: (Ap + b)'v
    private readonly double Slope(Vector3 p, Vector3 v) => Product(p, v) + (_bx * v.X) + (_by * v.Y) + (_bz * v.Z);
}
