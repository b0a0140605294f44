/** What a reconstruction's report may hold; figures a view may stand in any of the usual places. */
type Report = Record<string, unknown>;

interface ViewFigures {
  label: string;
  psnr?: number;
  ssim?: number;
}

const psnrScale = { most: 45, wanted: 20, unit: "dB", digits: 1 }; // the API's threshold: PSNR below 20 dB is a failure
const ssimScale = { most: 1, wanted: 0.75, unit: "", digits: 3 };
type Scale = typeof psnrScale;

/** PSNR and SSIM of every view as bars, with the threshold below which the job would have failed. */
export function Quality({ report }: { report: Report }) {
  const views = figuresOf(report);
  const mean = (pick: (view: ViewFigures) => number | undefined, name: string) => numberIn(report, name) ?? average(views.map(pick).filter(value => value !== undefined));
  const rest = Object.entries(report).filter(([name, value]) => ["number", "string", "boolean"].includes(typeof value) && !/^(mean_?)?(psnr|ssim)(_?(mean|db))?$/i.test(name));
  return (
    <div class="quality">
      <div class="quality-means">
        <Mean label="PSNR" value={mean(view => view.psnr, "psnr")} scale={psnrScale} />
        <Mean label="SSIM" value={mean(view => view.ssim, "ssim")} scale={ssimScale} />
      </div>
      {views.length > 0 && (
        <div class="quality-charts">
          <Chart title="PSNR a view" views={views} pick={view => view.psnr} scale={psnrScale} />
          <Chart title="SSIM a view" views={views} pick={view => view.ssim} scale={ssimScale} />
        </div>
      )}
      {rest.length > 0 && <dl class="facts">{rest.map(([name, value]) => <div key={name}><dt>{words(name)}</dt><dd>{typeof value === "number" ? value.toLocaleString("en", { maximumFractionDigits: 4 }) : String(value)}</dd></div>)}</dl>}
      <details class="spec"><summary>quality.json</summary><pre>{JSON.stringify(report, null, 2)}</pre></details>
    </div>
  );
}

const Mean = ({ label, value, scale }: { label: string; value: number | undefined; scale: Scale }) => value === undefined ? null : (
  <p class={`quality-mean ${value < scale.wanted ? "low" : ""}`}><b>{value.toFixed(scale.digits)}</b> {scale.unit} <span>{label}, mean; {scale.wanted} {scale.unit} is asked</span></p>
);

function Chart({ title, views, pick, scale }: { title: string; views: ViewFigures[]; pick: (view: ViewFigures) => number | undefined; scale: Scale }) {
  const most = Math.max(scale.most, ...views.map(view => pick(view) ?? 0));
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      <ol style={{ "--wanted": `${(100 * scale.wanted) / most}%` }}>
        {views.map(view => {
          const value = pick(view);
          return (
            <li key={view.label}>
              <span class="chart-label">{view.label}</span>
              <span class="chart-track"><i class={value !== undefined && value < scale.wanted ? "low" : ""} style={{ width: `${(100 * Math.min(value ?? 0, most)) / most}%` }} /></span>
              <span class="chart-value">{value === undefined ? "–" : value.toFixed(scale.digits)}</span>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}

/** The views' figures: an array of objects under "views" or "per_view", or two arrays side by side. */
function figuresOf(report: Report): ViewFigures[] {
  const rows = ["views", "perView", "per_view"].map(name => report[name]).find(Array.isArray) as unknown[] | undefined;
  if (rows) {
    return rows.filter((row): row is Report => typeof row === "object" && row !== null).map((row, i) => {
      const name = row["name"] ?? row["view"] ?? row["index"] ?? i;
      return { label: typeof name === "number" ? `View ${name + 1}` : String(name), ...optional("psnr", numberIn(row, "psnr")), ...optional("ssim", numberIn(row, "ssim")) };
    });
  }

  const list = (name: string) => [name, `${name}PerView`, `${name}_per_view`].map(key => report[key]).find(Array.isArray) as number[] | undefined;
  const [psnr, ssim] = [list("psnr"), list("ssim")];
  return Array.from({ length: Math.max(psnr?.length ?? 0, ssim?.length ?? 0) }, (_, i) => ({ label: `View ${i + 1}`, ...optional("psnr", psnr?.[i]), ...optional("ssim", ssim?.[i]) }));
}

const optional = <K extends string>(name: K, value: number | undefined) => (value === undefined ? {} : { [name]: value }) as Partial<Record<K, number>>;

function numberIn(report: Report, name: string): number | undefined {
  const capital = name[0]!.toUpperCase() + name.slice(1); // name is a literal above
  return [name, `mean${capital}`, `mean_${name}`, `${name}Mean`, `${name}_mean`, `${name}Db`, `${name}_db`].map(key => report[key]).find(value => typeof value === "number") as number | undefined;
}

const average = (values: number[]): number | undefined => (values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length);

const words = (name: string): string => name.replaceAll("_", " ").replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
