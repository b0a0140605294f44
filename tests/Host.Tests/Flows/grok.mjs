// A client of the Grok 3D pipeline, as a page would be: generate, poll, download all three; then the examples. Arguments: base URL, key, folder.
import { writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const [base, key, folder] = process.argv.slice(2);
const headers = key === '-' ? {} : { Authorization: `Bearer ${key}` };
const ask = (path, options = {}) => fetch(base + path, { ...options, headers: { ...headers, ...options.headers } });

const response = await ask('/api/generate', {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify({ prompt: 'A futuristic robot cat with glowing blue eyes' }),
});
const { job_id: job } = await response.json();
let last = -1;
for (let status = {}; status.status !== 'complete'; await sleep(50)) {
  status = await (await ask(`/api/status/${job}`)).json();
  if (status.status === 'error') throw new Error(status.error);
  if (status.progress < last) throw new Error(`progress fell from ${last} to ${status.progress}`);
  last = status.progress;
}
for (const [type, name] of [['image', 'image.jpg'], ['glb', 'model.glb'], ['usdz', 'model.usdz']]) {
  const asset = await ask(`/api/asset/${job}?asset_type=${type}`);
  if (!asset.ok) throw new Error(`${type}: ${asset.status}`);
  await writeFile(`${folder}/${name}`, Buffer.from(await asset.arrayBuffer()));
}
const { examples } = await (await ask('/api/examples')).json();
if (examples.length !== 3) throw new Error(`${examples.length} examples`);
for (const example of examples) {
  const image = await ask(example.image_url);
  if (!image.ok) throw new Error(`${example.image_url}: ${image.status}`);
  await writeFile(`${folder}/${example.job_id}.jpg`, Buffer.from(await image.arrayBuffer()));
  const usdz = await ask(`/api/asset/${example.job_id}?asset_type=usdz`);
  if (!usdz.ok) throw new Error(`${example.job_id}: ${usdz.status}`);
  await usdz.arrayBuffer();
}
