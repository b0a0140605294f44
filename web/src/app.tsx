import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect } from "preact/hooks";
import { apiKey, keyWanted, useKey } from "./api/http";
import { Icon } from "./parts/Icon";
import { Toasts } from "./parts/Toasts";
import { go, links, route } from "./state/route";
import { nextTheme, theme } from "./state/theme";
import { Engines } from "./views/Engines";
import { Help } from "./views/Help";
import { JobView } from "./views/Job";
import { Jobs } from "./views/Jobs";
import { KeyPrompt } from "./views/KeyPrompt";
import { Submit } from "./views/Submit";

const themeIcons = { auto: "auto", light: "sun", dark: "moon" } as const;
const themeWords = { auto: "as the system", light: "light", dark: "dark" } as const;

export function App() {
  const help = useSignal(false);
  const place = route.value;

  useLayoutEffect(() => { // listens from the moment that it is seen
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isTyping(event.target)) return;
      const dialogOpen = document.querySelector("dialog[open]") !== null;
      if (event.key === "?") help.value = true;
      else if (event.key === "t") nextTheme();
      else if (dialogOpen) return;
      else if (event.key === "n") go(links.create);
      else if (event.key === "g") go(links.jobs);
      else if (event.key === "e") go(links.engines);
      else if (event.key === "Escape" && place.view !== "jobs") go(links.jobs);
      else if (event.key === "/") focusSearch();
      else return;
      event.preventDefault();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, [place.view]);

  useEffect(() => {
    document.title = place.view === "job" ? "Job · GenAsset" : place.view === "new" ? "New job · GenAsset" : place.view === "engines" ? "Engines · GenAsset" : "GenAsset";
    scrollTo(0, 0);
  }, [place.view, place.view === "job" ? place.id : ""]);

  return (
    <>
      <a class="skip" href="#main" onClick={event => { event.preventDefault(); focusMain(); }}>Skip to content</a>
      <header class="top">
        <div class="top-inner">
          <a class="brand" href={links.jobs} aria-label="GenAsset, all jobs">
            <svg width="26" height="26" viewBox="0 0 32 32" aria-hidden="true"><path d="M16 3 27 9.2 16 15.4 5 9.2Z" /><path opacity=".62" d="M4 11.4 15 17.6V29L4 22.8Z" /><path opacity=".32" d="M28 11.4 17 17.6V29l11-6.2Z" /></svg>
            <span>GenAsset</span>
          </a>
          <nav aria-label="Main">
            <a href={links.jobs} aria-current={place.view === "jobs" || place.view === "job" ? "page" : undefined}>Jobs</a>
            <a href={links.create} aria-current={place.view === "new" ? "page" : undefined}>New</a>
            <a href={links.engines} aria-current={place.view === "engines" ? "page" : undefined}>Engines</a>
          </nav>
          <div class="top-tools">
            {apiKey.value && <button type="button" class="icon-button" aria-label="Forget the API key" title="Forget the API key" onClick={() => { useKey(null); location.reload(); }}><Icon name="key" /></button>}
            <button type="button" class="icon-button" aria-label={`Theme: ${themeWords[theme.value]}`} title={`Theme: ${themeWords[theme.value]}`} onClick={nextTheme}><Icon name={themeIcons[theme.value]} /></button>
            <button type="button" class="icon-button" aria-label="Keyboard help" title="Keyboard help (?)" onClick={() => (help.value = true)}><Icon name="help" /></button>
          </div>
        </div>
      </header>
      {place.view === "jobs" && <Jobs />}
      {place.view === "new" && <Submit />}
      {place.view === "engines" && <Engines />}
      {place.view === "job" && <JobView key={place.id} id={place.id} item={place.item} />}
      {help.value && <Help onClose={() => (help.value = false)} />}
      {keyWanted.value && <KeyPrompt />}
      <Toasts />
    </>
  );
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select"));

function focusSearch(): void {
  const focus = () => document.querySelector<HTMLInputElement>("input[type=search]")?.focus();
  if (route.value.view === "jobs") return focus();
  go(links.jobs);
  requestAnimationFrame(() => requestAnimationFrame(focus)); // once the list is drawn
}

function focusMain(): void {
  const main = document.getElementById("main");
  main?.setAttribute("tabindex", "-1");
  main?.focus();
}
