// The files that an answer looked at: absence from them is not absence, so every empty answer lists them with their days.
import { type FragmentOf, graphql, readFragment } from "../api/graphql";
import { dayWords } from "../words/days";
import { holderWords, kindWords } from "../words/kinds";
import { capital } from "../words/lens";
import { More } from "./panel";

export const SourceFragment = graphql(`
  fragment SourceLine on Source {
    team
    facts
    asAt
    agency { name }
    coverage { kinds since until asAt complete note }
  }
`);

export type SourceOf = FragmentOf<typeof SourceFragment>;

/** Nothing is on these files; which they are, and as at which days. */
export function NothingOnFile({ what, sources }: { what: string; sources: readonly SourceOf[] }) {
  return (
    <div class="sl-nothing">
      <p class="govuk-body">{what} That is what these files say, not that nothing happened.</p>
      <LookedAt sources={sources} />
    </div>
  );
}

/** The files looked at, closed until asked for. */
export function LookedAt({ sources }: { sources: readonly SourceOf[] }) {
  return (
    <More summary={sourcesWords(sources.map((one) => readFragment(SourceFragment, one)))}>
      <SourceTable sources={sources} />
    </More>
  );
}

/** How many files, and over which days they were read. */
export function sourcesWords(read: readonly { asAt: string | null }[]): string {
  const days = read.flatMap((one) => (one.asAt ? [one.asAt] : [])).sort();
  const files = `${read.length} ${read.length === 1 ? "file" : "files"} looked at`;
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return `${files}, none says as at which day`;
  const span = first === last ? `as at ${dayWords(first)}` : `as at days from ${dayWords(first)} to ${dayWords(last)}`;
  return days.length < read.length ? `${files}; ${days.length} ${days.length === 1 ? "says" : "say"} when: ${span}` : `${files}, ${span}`;
}

export function SourceTable({ sources }: { sources: readonly SourceOf[] }) {
  return (
    <div class="sl-scroll" tabIndex={0} role="region" aria-label="Files looked at">
      <table class="govuk-table sl-table">
        <thead class="govuk-table__head">
          <tr>
            <th scope="col" class="govuk-table__header">File of</th>
            <th scope="col" class="govuk-table__header">As at</th>
            <th scope="col" class="govuk-table__header">Entries seen</th>
            <th scope="col" class="govuk-table__header">Claims to be complete for</th>
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {sources.map((source) => {
            const one = readFragment(SourceFragment, source);
            return (
              <tr key={one.team}>
                <th scope="row" class="govuk-table__cell">{capital(holderWords(one.agency, one.team))}</th>
                <td class="govuk-table__cell">{one.asAt ? dayWords(one.asAt) : "not stated"}</td>
                <td class="govuk-table__cell">{one.facts}</td>
                <td class="govuk-table__cell">{one.coverage.length > 0 ? one.coverage.map(claimWords).join("; ") : "claims nothing: its silence says nothing"}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface Claim {
  kinds: readonly string[];
  since: string | null;
  until: string | null;
  complete: boolean;
  note: string | null;
}

function claimWords({ kinds, since, until, complete, note }: Claim): string {
  const what = kinds.map((kind) => kindWords(kind).toLowerCase()).join(", ");
  const over = `${since ? ` from ${dayWords(since)}` : ""}${until ? ` to before ${dayWords(until)}` : ""}`;
  return `${complete ? "" : "parts missing: "}${what}${over}${note ? ` (${note})` : ""}`;
}
