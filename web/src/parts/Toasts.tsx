import { toasts } from "../state/toasts";

export const Toasts = () => (
  <div class="toasts" role="status" aria-live="polite">
    {toasts.value.map(toast => <p key={toast.id} class={`toast toast-${toast.tone}`}>{toast.text}</p>)}
  </div>
);
