// One pane of text with line numbers. Its styles live in a shadow root, so that the page needs no inline styles.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { useEffect, useRef } from "preact/hooks";

interface Calls {
  onChange?: ((text: string) => void) | undefined;
  onRun?: (() => void) | undefined;
}

interface PaneProps extends Calls {
  label: string;
  text: string;
  language: Extension;
  size?: "low" | "high";
}

const COLOURS = HighlightStyle.define([
  { tag: [tags.keyword, tags.definitionKeyword, tags.bool, tags.null], color: "#4c2c92" },
  { tag: [tags.string, tags.number], color: "#00703c" },
  { tag: [tags.propertyName, tags.attributeName], color: "#1d70b8" },
  { tag: [tags.variableName, tags.special(tags.name)], color: "#912b88" },
  { tag: tags.comment, color: "#505a5f" },
]);
const THEME = EditorView.theme({
  "&": { height: "100%", fontSize: "16px", backgroundColor: "#ffffff", color: "#0b0c0c" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "ui-monospace, monospace", overflow: "auto" },
  ".cm-lintRange": { backgroundImage: "none", textDecoration: "underline wavy #d4351c" },
  ".cm-gutters": { backgroundColor: "#f3f2f1", color: "#505a5f" },
});

export function Pane({ label, text, language, size, onChange, onRun }: PaneProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const spoken = useRef(new Compartment());
  const calls = useRef<Calls>({});
  calls.current = { onChange, onRun };

  useEffect(() => {
    const root = host.current!.shadowRoot ?? host.current!.attachShadow({ mode: "open" });
    const made = new EditorView({ root, parent: root, state: start(text, label, spoken.current.of(language), calls) });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => view.current?.dispatch({ effects: spoken.current.reconfigure(language) }), [language]);
  useEffect(() => {
    if (onChange || !view.current) return; // a pane that is written in holds its own text, which runs ahead of `text`
    view.current.dispatch({ changes: { from: 0, to: view.current.state.doc.length, insert: text } });
  }, [text]);
  return <div ref={host} class={size ? `sl-editor__pane sl-editor__pane--${size}` : "sl-editor__pane"} />;
}

/** The pane as it opens. Tab is left alone: it leads out of the pane, as anywhere. */
function start(doc: string, label: string, language: Extension, calls: { current: Calls }): EditorState {
  const written = Boolean(calls.current.onChange);
  const run = { key: "Mod-Enter", run: () => (calls.current.onRun?.(), true) };
  const writing = [
    history(),
    closeBrackets(),
    autocompletion(),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) calls.current.onChange?.(update.state.doc.toString());
    }),
  ];
  return EditorState.create({
    doc,
    extensions: [
      lineNumbers(),
      foldGutter(),
      drawSelection(),
      bracketMatching(),
      syntaxHighlighting(COLOURS),
      THEME,
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ "aria-label": label, "aria-readonly": String(!written) }),
      written ? writing : EditorState.readOnly.of(true),
      keymap.of([run, ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
      language,
    ],
  });
}
