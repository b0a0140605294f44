import type { Stage } from "./stage";

/** What a 3D view offers to the controls around it. */
export interface Viewer {
  readonly stage: Stage;
  /** Label and value of what is known of the file. */
  readonly facts: [string, string][];
  readonly hasWireframe: boolean;
  set wireframe(on: boolean);
  dispose(): void;
}
