namespace GenAsset.Bench.Enhance;

internal sealed record QualityRow(string Photo, string Task, string Method, double PsnrDb, double Ssim);
