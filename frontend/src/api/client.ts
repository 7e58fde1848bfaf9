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

/** The answer to a question, asked again whenever its variables change. Nothing of the last answer stays in view meanwhile,
 * unless `keep` says that it may: what is shown must be what the address asks for. */
export function useAnswer<D extends Document>(document: D, variables: VariablesOf<D>, { keep = false } = {}): Answer<ResultOf<D>> {
  const key = JSON.stringify(variables);
  const [answer, setAnswer] = useState<{ key: string; data: ResultOf<D> | null; failure: Failure | null }>({ key: "", data: null, failure: null });
  useEffect(() => {
    const stop = new AbortController();
    ask(document, JSON.parse(key) as VariablesOf<D>, stop.signal).then(
      (data) => setAnswer({ key, data, failure: null }),
      (error: unknown) => {
        if (!stop.signal.aborted) setAnswer({ key, data: null, failure: failureOf(error) });
      },
    );
    return () => stop.abort();
  }, [document, key]);
  const current = answer.key === key;
  return { data: current || keep ? answer.data : null, failure: current ? answer.failure : null, waiting: !current };
}

function failureOf(error: unknown): Failure {
  return error instanceof Failure ? error : new Failure(String(error), "UNKNOWN");
}
