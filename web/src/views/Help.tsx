import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";

const groups: [string, [string[], string][]][] = [
  ["Anywhere", [[["n"], "New job"], [["g"], "Jobs"], [["e"], "Engines"], [["/"], "Find jobs by name"], [["t"], "Dark, light, or as the system"], [["?"], "This help"], [["Esc"], "Close, or one level up"]]],
  ["In a grid of items", [[["j"], "Next item"], [["k"], "Item before"], [["←", "↑", "↓", "→"], "Move"], [["Home", "End"], "First, last"], [["Enter"], "Open"]]],
  ["In an open item", [[["j"], "Next item"], [["k"], "Item before"], [["d"], "Download its first file"]]],
  ["On a 3D view", [[["←", "↑", "↓", "→"], "Go round"], [["+", "-"], "Nearer, farther"], [["0"], "Back to the start"]]],
  ["On a comparison", [[["←", "→"], "Move the divider"]]],
];

/** The keys, and what the page is made of. */
export const Help = ({ onClose }: { onClose: () => void }) => (
  <Dialog label="Keyboard" class="help-dialog" onClose={onClose}>
    <header class="dialog-head">
      <h2>Keyboard</h2>
      <button type="button" class="icon-button" aria-label="Close" onClick={onClose}><Icon name="close" /></button>
    </header>
    <div class="help-groups">
      {groups.map(([title, rows]) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>{rows.map(([keys, what]) => <div key={what}><dt>{keys.map(key => <kbd key={key}>{key}</kbd>)}</dt><dd>{what}</dd></div>)}</dl>
        </section>
      ))}
    </div>
    <footer class="dialog-foot"><a href="openapi/v1.json">OpenAPI document</a><a href="licences.txt">Licences of this page's parts</a></footer>
  </Dialog>
);
