import { useEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

interface Props {
  label: string;
  class?: string;
  onClose: () => void;
  /** Whether the focus starts on the dialog itself instead of on its first button. */
  quiet?: boolean;
  children: ComponentChildren;
}

/** A modal dialog: the browser's own, which keeps the focus inside and gives it back. A click beside it closes it. */
export function Dialog({ label, class: className, onClose, quiet = false, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    if (quiet) dialog.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog} tabIndex={-1} class={className} aria-label={label}
      onCancel={event => { event.preventDefault(); onClose(); }}
      onMouseDown={event => event.target === event.currentTarget && onClose()}>
      {children}
    </dialog>
  );
}
