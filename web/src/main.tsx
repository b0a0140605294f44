import { render } from "preact";
import "@fontsource-variable/geist/wght.css";
import "@fontsource-variable/geist-mono/wght.css";
import "./style/base.css";
import "./style/parts.css";
import "./style/views.css";
import "./style/item.css";
import { App } from "./app";

render(<App />, document.getElementById("app")!); // index.html has it
