import { useState } from "preact/hooks";
import { keyWanted, useKey } from "../api/http";
import { Dialog } from "../parts/Dialog";
import { Icon } from "../parts/Icon";

/** Asks for the API key when the server did. */
export function KeyPrompt() {
  const [key, setKey] = useState("");
  const refused = keyWanted.value === "refused";
  return (
    <Dialog label="API key" class="key-dialog" onClose={() => (keyWanted.value = null)}>
      <form method="dialog" onSubmit={event => { event.preventDefault(); if (key.trim()) useKey(key.trim()); }}>
        <span class="key-mark"><Icon name="key" size={24} /></span>
        <h2>This server asks for a key</h2>
        <p>Whoever runs it makes one with <code>genasset keys add NAME</code>. It stays in this tab and is forgotten with it.</p>
        <label class="field">
          <span>API key</span>
          <input type="password" autocomplete="current-password" spellcheck={false} autofocus value={key} aria-invalid={refused} aria-describedby={refused ? "key-refused" : undefined} onInput={event => setKey(event.currentTarget.value)} />
        </label>
        {refused && <p class="field-error" id="key-refused" role="alert">The server does not know that key, or it was revoked.</p>}
        <p class="dialog-actions">
          <button type="button" class="button button-quiet" onClick={() => (keyWanted.value = null)}>Not now</button>
          <button type="submit" class="button button-main" disabled={!key.trim()}>Use key</button>
        </p>
      </form>
    </Dialog>
  );
}
