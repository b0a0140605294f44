import type { Fault } from "../api/types";
import { plural } from "../format";

const mostShown = 50;

/** Every fault of a refused job, with its item. */
export const Faults = ({ faults }: { faults: Fault[] }) => faults.length === 0 ? null : (
  <div class="faults">
    <table>
      <thead><tr><th scope="col">Item</th><th scope="col">Field</th><th scope="col">What is wrong</th></tr></thead>
      <tbody>{faults.slice(0, mostShown).map((fault, i) => <tr key={i}><td>{fault.index ?? "job"}</td><td><code>{fault.field ?? ""}</code></td><td>{fault.message}</td></tr>)}</tbody>
    </table>
    {faults.length > mostShown && <p class="hint">and {plural(faults.length - mostShown, "more fault")}</p>}
  </div>
);
