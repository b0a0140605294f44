using GenAsset.Bench.Images;

// Each benchmark prints its table and keeps it as bench/results/<name>.csv.
switch (args.FirstOrDefault())
{
    case "codecs": CodecBenchmark.Run(args.ElementAtOrDefault(1)); break;
    default: Console.Error.WriteLine("usage: GenAsset.Bench.Images codecs [only rows that contain this]"); return 2;
}
return 0;
