// The same from JavaScript, with FormData. Arguments: base URL, key, folder.
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const [base, key, folder] = process.argv.slice(2);
const headers = key === '-' ? {} : { Authorization: `Bearer ${key}` };
const form = new FormData();
for (let i = 1; i <= 6; i++) {
  form.append('views', new Blob([await readFile(`${folder}/view${i}.png`)]), `view${i}.png`);
  form.append('depth_renders', new Blob([await readFile(`${folder}/depth${i}.png`)]), `depth${i}.png`);
}
form.append('model_type', 'nvdiffrec');
const submitted = await fetch(`${base}/jobs`, { method: 'POST', body: form, headers });
if (!submitted.ok) throw new Error(await submitted.text());
const { job_id: job } = await submitted.json();
for (let status = ''; status !== 'completed'; await sleep(500)) {
  const state = await (await fetch(`${base}/jobs/${job}`, { headers })).json();
  if (state.status === 'failed') throw new Error(state.error);
  status = state.status;
}
const zip = await fetch(`${base}/jobs/${job}/download`, { headers });
if (!zip.ok) throw new Error(await zip.text());
await writeFile(`${folder}/results.zip`, Buffer.from(await zip.arrayBuffer()));
