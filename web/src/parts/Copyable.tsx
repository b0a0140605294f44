import { copy } from "../state/toasts";
import { Icon } from "./Icon";

/** Text of a program, with a button that copies it. */
export const Copyable = ({ text, what, short }: { text: string; what: string; short?: string }) => (
  <span class="copyable">
    <code>{short ?? text}</code>
    <button type="button" class="icon-button icon-button-small" aria-label={`Copy ${what.toLowerCase()}`} title={`Copy ${what.toLowerCase()}`} onClick={() => void copy(text, what)}>
      <Icon name="copy" size={14} />
    </button>
  </span>
);
