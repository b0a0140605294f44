// quality FOLDER [SET12] | pictures FOLDER OUT [RECIPE...] | speed PHOTO RECIPE MEGAPIXELS | resample
using GenAsset.Bench.Enhance;

return args switch
{
    ["quality", var folder, .. var others] => Quality.Run(folder, others),
    ["pictures", var from, var to, .. var recipes] => Pictures.Run(from, to, recipes),
    ["speed", var photo, var recipe, var megapixels] => Speed.Run(photo, recipe, int.Parse(megapixels)),
    ["resample"] => ResampleSpeed.Run(),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("quality FOLDER [SET12-FOLDER] | pictures FOLDER OUT [RECIPE...] | speed PHOTO RECIPE MEGAPIXELS | resample");
    return 2;
}
