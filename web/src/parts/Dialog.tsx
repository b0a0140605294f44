import { useEffect, useRef } from "preact/hooks";
import type { ComponentChildren } from "preact";

interface Props {
  label: string;
  class?: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** A modal dialog: the browser's own, which keeps the focus inside and gives it back. A click beside it closes it. */
export function Dialog({ label, class: className, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog} class={className} aria-label={label}
      onCancel={event => { event.preventDefault(); onClose(); }}
      onMouseDown={event => event.target === event.currentTarget && onClose()}>
      {children}
    </dialog>
  );
}
