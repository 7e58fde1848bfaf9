// Sends a query as it is written, and shows the answer as it came.
import { buildClientSchema, getIntrospectionQuery, type GraphQLSchema, type IntrospectionQuery } from "graphql";

/** The answer as text, whatever it is. */
export async function send(query: string, variables: string): Promise<string> {
  let given: unknown;
  try {
    given = variables.trim() ? JSON.parse(variables) : {};
  } catch (error) {
    return `The variables are not JSON: ${error instanceof Error ? error.message : error}`;
  }
  try {
    return JSON.stringify(await post(query, given), null, 2);
  } catch {
    return "Sightline does not answer; is it still running?";
  }
}

/** The schema that the server has. */
export async function fetchSchema(): Promise<GraphQLSchema> {
  const answer = (await post(getIntrospectionQuery(), {})) as { data: IntrospectionQuery };
  return buildClientSchema(answer.data);
}

async function post(query: string, variables: unknown): Promise<unknown> {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return response.json();
}
