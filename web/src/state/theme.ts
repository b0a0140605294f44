import { effect, signal } from "@preact/signals";

export type Theme = "auto" | "light" | "dark";
const themes: readonly Theme[] = ["auto", "light", "dark"];
const name = "genasset.theme";

/** "auto" follows the system. public/theme.js applies a stored choice before the first paint. */
export const theme = signal<Theme>(themes.find(known => known === localStorage.getItem(name)) ?? "auto");

effect(() => {
  if (theme.value === "auto") {
    delete document.documentElement.dataset["theme"];
    localStorage.removeItem(name);
  } else {
    document.documentElement.dataset["theme"] = theme.value;
    localStorage.setItem(name, theme.value);
  }
});

export const nextTheme = () => (theme.value = themes[(themes.indexOf(theme.value) + 1) % themes.length]!); // inside by the modulus

export const calm = matchMedia("(prefers-reduced-motion: reduce)");
