const paths = {
  plus: "M12 5v14M5 12h14",
  sun: "M12 4V2m0 20v-2m8-8h2M2 12h2m13.7-5.7 1.4-1.4M4.9 19.1l1.4-1.4m0-11.4L4.9 4.9m14.2 14.2-1.4-1.4M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  auto: "M4 5h16v11H4zm5 15h6m-3-4v4",
  help: "M9.2 9.3a2.9 2.9 0 1 1 4.4 2.4c-1 .7-1.6 1.2-1.6 2.3m0 3.2v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z",
  close: "m6 6 12 12M18 6 6 18",
  left: "m14.5 5-7 7 7 7",
  right: "m9.5 5 7 7-7 7",
  down: "M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 20h14",
  copy: "M9 9V5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1h-4M5 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1Z",
  stop: "M7 7h10v10H7z",
  retry: "M20 11a8 8 0 1 0-2.3 6.3M20 5v6h-6",
  bin: "M5 7h14m-9-3h4M7 7l.8 12a1 1 0 0 0 1 1h6.4a1 1 0 0 0 1-1L17 7",
  alert: "M12 8.5v4.5m0 3.2v.1M10.7 4.2 2.9 17.8A1.5 1.5 0 0 0 4.2 20h15.6a1.5 1.5 0 0 0 1.3-2.2L13.3 4.2a1.5 1.5 0 0 0-2.6 0Z",
  check: "m5 12.5 4.5 4.5L19 7.5",
  key: "M14 10a4 4 0 1 1-1.2-2.8A4 4 0 0 1 14 10Zm0 0h7v3m-3.5-3v2.5",
  image: "M4 5h16v14H4zm0 11 5-5 4.5 4.5L16 13l4 4M15.5 9.5h.1",
  model: "m12 3 8 4.5v9L12 21l-8-4.5v-9L12 3Zm0 9 8-4.5M12 12v9m0-9L4 7.5",
  splat: "M8 9.5a3.5 3.5 0 1 0 0-.1M16.5 7.5a2 2 0 1 0 0-.1M15.5 16a3 3 0 1 0 0-.1M7.5 17.5a1.5 1.5 0 1 0 0-.1",
  reconstruction: "M4 8V4h4m8 0h4v4m0 8v4h-4m-8 0H4v-4m8-9 4.5 2.5v5L12 17l-4.5-2.5v-5L12 7Zm0 5v5m0-5 4.5-2.5M12 12 7.5 9.5",
  enhancement: "M12 4v16M4 6h8M4 12h8M4 18h8m3-10 4 4-4 4",
  spin: "M20 12a8 8 0 0 1-8 8 8 8 0 0 1-7-4m0 4v-4h4",
  wire: "M12 3 3 19h18L12 3Zm0 0v16M7.5 11h9M7.5 11 12 19l4.5-8",
  home: "M4 4v5h5M4.6 9A8 8 0 1 1 4 13.5",
  full: "M4 9V4h5m6 0h5v5m0 6v5h-5m-6 0H4v-5",
  search: "M15.5 15.5 20 20m-3-9a6 6 0 1 1-12 0 6 6 0 0 1 12 0Z",
  jobs: "M4 5h7v6H4zm9 0h7v6h-7zM4 13h7v6H4zm9 0h7v6h-7z",
  engine: "M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Zm0-6v3m0 12v3m9-9h-3M6 12H3m15.4-6.4-2.1 2.1M7.7 16.3l-2.1 2.1m12.8 0-2.1-2.1M7.7 7.7 5.6 5.6",
  file: "M6 3h8l5 5v13H6zm8 0v5h5",
} as const;

export type IconName = keyof typeof paths;

/** A line drawing of 24 by 24, in the colour of the text; beside words it says nothing of its own. */
export const Icon = ({ name, size = 18 }: { name: IconName; size?: number }) => (
  <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={paths[name]} />
  </svg>
);
