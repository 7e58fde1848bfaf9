// The editor: write a query, run it, read the answer; the schema stands below. It asks nothing but this page's own origin.
import { json } from "@codemirror/lang-json";
import { graphql } from "cm6-graphql";
import type { GraphQLSchema } from "graphql";
import { useEffect, useMemo, useState } from "preact/hooks";
import { Pane } from "./pane";
import { SchemaBook } from "./schema-book";
import { fetchSchema, send } from "./send";

const FIRST = `# Run with Ctrl-Enter. Ctrl-Space says what can stand here.
query Child($id: ID!) {
  child(id: $id) {
    names { name agency { name } }
    timeline(first: 10) {
      totalCount
      nodes { on kind note agency { name } professional { role } }
    }
  }
}
`;

export function Editor() {
  const [query, setQuery] = useState(FIRST);
  const [variables, setVariables] = useState('{"id": ""}');
  const [answer, setAnswer] = useState("");
  const [running, setRunning] = useState(false);
  const [schema, setSchema] = useState<GraphQLSchema | null>(null);
  const language = useMemo(() => graphql(schema ?? undefined), [schema]);
  const plain = useMemo(() => json(), []);
  useEffect(() => {
    fetchSchema().then(setSchema, () => setAnswer("The schema could not be read; is Sightline still running?"));
  }, []);

  const run = async () => {
    setRunning(true);
    setAnswer(await send(query, variables));
    setRunning(false);
  };
  return (
    <main>
      <header class="govuk-generic-header sl-header">
        <div class="govuk-generic-header__container govuk-width-container sl-header__row">
          <div class="govuk-generic-header__logo">
            <a href="/" class="govuk-generic-header__homepage-link">
              Sightline
            </a>
          </div>
        </div>
      </header>
      <div class="sl-editor">
        <section>
          <h1 class="govuk-heading-m">Ask in GraphQL</h1>
          <Pane label="Query" text={query} language={language} onChange={setQuery} onRun={run} />
          <h2 class="govuk-heading-s govuk-!-margin-top-3">Variables</h2>
          <Pane label="Variables" text={variables} language={plain} size="low" onChange={setVariables} onRun={run} />
        </section>
        <section>
          <button type="button" class="govuk-button govuk-!-margin-bottom-3" disabled={running} onClick={run}>
            Run
          </button>
          <Pane label="Answer" text={answer} language={plain} size="high" />
          <p class="govuk-visually-hidden" role="status">
            {running ? "Running" : answer && "The answer is there"}
          </p>
        </section>
      </div>
      {schema && <SchemaBook schema={schema} />}
    </main>
  );
}
