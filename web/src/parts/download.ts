import { apiKey, request } from "../api/http";
import { say, sayError } from "../state/toasts";
import { bytes } from "../format";

interface SavePicker {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<{ createWritable(): Promise<WritableStream<Uint8Array>> }>;
}

/** Without a key the browser downloads by itself. With one, the bytes are fetched: straight into a file where the browser can, else through memory. */
export async function download(path: string, name: string): Promise<void> {
  if (!apiKey.value) {
    clickLink(path, name);
    return;
  }

  try {
    const picker = (window as SavePicker).showSaveFilePicker;
    const target = picker ? await (await picker({ suggestedName: name })).createWritable() : null;
    const answer = await request(path);
    if (target && answer.body) {
      await answer.body.pipeTo(target);
      say(`${name} is saved.`);
    } else {
      const blob = await answer.blob();
      const url = URL.createObjectURL(blob);
      clickLink(url, name);
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      say(`${name}: ${bytes(blob.size)}.`);
    }
  } catch (fault) {
    sayError(fault);
  }
}

function clickLink(path: string, name: string): void {
  const link = Object.assign(document.createElement("a"), { href: path, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
