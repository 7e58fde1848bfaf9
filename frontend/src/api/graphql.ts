// Questions typed from the API's own printed schema: a field that it does not have is a mistake when the page is checked.
import { initGraphQLTada } from "gql.tada";
import type { introspection } from "./schema.d.ts";

export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { ID: string; Day: string; Moment: string; Instant: string };
}>();

export { readFragment } from "gql.tada";
export type { FragmentOf, ResultOf, VariablesOf } from "gql.tada";
