// The files that an answer looked at: absence from them is not absence, so every empty answer lists them with their days.
import { type FragmentOf, graphql, readFragment } from "../api/graphql";
import { dayWords } from "../words/days";
import { holderWords, kindWords } from "../words/kinds";
import { capital, listed } from "../words/names";
import { More } from "./panel";

export const SourceFragment = graphql(`
  fragment SourceLine on Source {
    team
    facts
    asAt
    agency { name }
    coverage { kinds authority since until asAt complete note }
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
    <table class="govuk-table sl-table sl-table--stacks sl-sources">
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
              <td class="govuk-table__cell sl-sources__day" data-name="As at">{one.asAt ? dayWords(one.asAt) : "not stated"}</td>
              <td class="govuk-table__cell" data-name="Entries seen">{one.facts}</td>
              <td class="govuk-table__cell" data-name="Claims to be complete for">
                {one.coverage.length === 0 ? "nothing: its silence says nothing" : [...new Set(one.coverage.map((claim) => claimWords(claim, one.coverage)))].map((words) => <p class="sl-sources__claim">{words}</p>)}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export interface Claim {
  kinds: readonly string[];
  authority: string | null;
  since: string | null;
  until: string | null;
  complete: boolean;
  note: string | null;
}

/** One claim, with every area for which the same is claimed. */
export function claimWords(claim: Claim, among: readonly Claim[]): string {
  const same = among.filter((one) => rest(one) === rest(claim));
  const areas = same.flatMap((one) => (one.authority ? [areaWords(one.authority)] : []));
  return `${rest(claim)}${areas.length > 0 ? `, in ${listed(areas)}` : ""}${claim.note ? ` (${claim.note})` : ""}`;
}

function rest({ kinds, since, until, complete }: Claim): string {
  const over = `${since ? ` from ${dayWords(since)}` : ""}${until ? ` to before ${dayWords(until)}` : ""}`;
  return `${complete ? "" : "parts missing: "}${kinds.map((kind) => kindWords(kind === kind.toLowerCase() ? kind : kind.toLowerCase())).join(", ")}${over}`;
}

function areaWords(key: string): string {
  return key.split("-").map(capital).join(" ");
}
