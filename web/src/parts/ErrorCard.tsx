import type { GenAssetError } from "../api/types";
import { copy } from "../state/toasts";
import { Icon } from "./Icon";

interface Props {
  error: GenAssetError;
  title?: string;
  action?: { label: string; run: () => void };
}

/** What happened, what to do next, and all of it to copy. */
export function ErrorCard({ error, title, action }: Props) {
  const { code, message, suggestion, details } = error;
  const full = JSON.stringify({ code, message, suggestion, details }, null, 2);
  const hasDetails = details !== undefined && Object.keys(details).length > 0;
  return (
    <section class="error-card" role="alert">
      <Icon name="alert" size={20} />
      <div class="error-words">
        <p class="error-code">{title ? `${title} · ` : ""}<code>{code}</code></p>
        <p class="error-message">{message}</p>
        {suggestion && <p class="error-suggestion">{suggestion}</p>}
        {hasDetails && <details><summary>Details</summary><pre>{JSON.stringify(details, null, 2)}</pre></details>}
      </div>
      <div class="error-actions">
        {action && <button type="button" class="button" onClick={action.run}>{action.label}</button>}
        <button type="button" class="button button-quiet" onClick={() => void copy(full, "Error")}><Icon name="copy" size={16} />Copy</button>
      </div>
    </section>
  );
}
