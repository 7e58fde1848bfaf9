import { render } from "preact";
import { Editor } from "./editor";

const place = document.getElementById("editor");
if (place) render(<Editor />, place);
