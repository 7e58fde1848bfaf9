// Asks the GraphQL API on this page's own origin; nothing else is ever asked.
import { print } from "@0no-co/graphql.web";
import type { ResultOf, TadaDocumentNode, VariablesOf } from "gql.tada";
import { useEffect, useState } from "preact/hooks";

/** What went wrong, with the API's own code and its words, which name the cure. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

export interface Answer<T> {
  data: T | null;
  failure: Failure | null;
  waiting: boolean;
}

type Document = TadaDocumentNode<any, any>; // any question with any answer

/** One round trip. */
export async function ask<D extends Document>(document: D, variables: VariablesOf<D>, signal?: AbortSignal): Promise<ResultOf<D>> {
  const response = await post(JSON.stringify({ query: print(document), variables }), signal);
  const body = await response.json().catch(() => null);
  const first = body?.errors?.[0];
  if (first) throw new Failure(first.message, first.extensions?.code ?? "UNKNOWN");
  if (!response.ok || !body?.data) throw new Failure(`Sightline answered with status ${response.status}`, "UNKNOWN");
  return body.data;
}

async function post(body: string, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await fetch("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body,
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Failure("Sightline does not answer; is it still running?", "UNREACHABLE");
  }
}

/** The answer to a question, asked again whenever its variables change; the last answer stays while the next is fetched. */
export function useAnswer<D extends Document>(document: D, variables: VariablesOf<D> | null): Answer<ResultOf<D>> {
  const key = variables && JSON.stringify(variables);
  const [answer, setAnswer] = useState<Answer<ResultOf<D>>>({ data: null, failure: null, waiting: key !== null });
  useEffect(() => {
    if (key === null) {
      setAnswer({ data: null, failure: null, waiting: false });
      return;
    }
    const stop = new AbortController();
    setAnswer((before) => ({ ...before, waiting: true }));
    ask(document, JSON.parse(key) as VariablesOf<D>, stop.signal).then(
      (data) => setAnswer({ data, failure: null, waiting: false }),
      (error: unknown) => {
        if (!stop.signal.aborted) setAnswer({ data: null, failure: failureOf(error), waiting: false });
      },
    );
    return () => stop.abort();
  }, [document, key]);
  return answer;
}

function failureOf(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure(String(error), "UNKNOWN");
}
