// Who this is: the name most files use, the others beside it, and the dates of birth as recorded.
import { type FragmentOf, graphql, readFragment } from "../api/graphql";
import { betweenWords, dayWords, yearsBetween } from "../words/days";
import { listed } from "../words/names";

export const HeadingFragment = graphql(`
  fragment Heading on Child {
    today
    names { name kind bornOn language }
    deaths: timeline(kinds: ["death"], first: 1) { nodes { start { first last } } }
    cut
  }
`);

type Child = FragmentOf<typeof HeadingFragment>;

interface Name {
  name: string;
  kind: string;
}

/** The name to call a child by: one that was corrected, else the one on most files. */
export function leadingName(names: readonly Name[]): string {
  const corrected = names.filter((one) => one.kind === "corrected-name");
  return mostFrequent((corrected.length > 0 ? corrected : names).map((one) => one.name)) ?? "Name not recorded";
}

function mostFrequent(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1])[0]?.[0];
}

export function Heading({ child }: { child: Child }) {
  const { names, today, deaths, cut } = readFragment(HeadingFragment, child);
  const name = leadingName(names);
  const others = [...new Set(names.map((one) => one.name))].filter((one) => one !== name);
  const births = [...new Set(names.flatMap((one) => (one.bornOn ? [one.bornOn] : [])))];
  const languages = [...new Set(names.flatMap((one) => (one.language ? [one.language] : [])))];
  const died = deaths.nodes[0]?.start ?? null;
  const age = births.length === 1 ? yearsBetween(births[0], died?.first ?? today) : null;
  return (
    <header class="sl-heading">
      <h1 class="govuk-heading-xl sl-heading__name">
        <span class="govuk-caption-l">Child</span> {name}
      </h1>
      <p class="govuk-body sl-heading__facts">
        <span>{births.length === 0 ? "Date of birth not recorded" : `Born ${births.map(dayWords).join(" or ")}`}</span>
        {age !== null && <span>{died ? `${age} years old at death` : `${age} years old`}</span>}
        {others.length > 0 && <span>Also on file as {listed(others)}</span>}
        {languages.length > 0 && <span>Speaks {listed(languages)}</span>}
      </p>
      {died && <p class="govuk-inset-text sl-heading__died">This child died on {betweenWords(died)}. The entries below are kept for review.</p>}
      {cut.length > 0 && <p class="govuk-body-s">Cut short: {cut.join("; ")}.</p>}
    </header>
  );
}
