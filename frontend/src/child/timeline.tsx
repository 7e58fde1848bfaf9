// What files say happened, team by team: drawn in lanes, then listed, page after page.
import { useEffect, useState } from "preact/hooks";
import { ALL_EVENTS, childAddress, go, type LensChoice, type TimelineChoice } from "../address";
import { useAnswer } from "../api/client";
import { graphql, type ResultOf } from "../api/graphql";
import { withRoom } from "../drawing/axis";
import { type Lane, Lanes } from "../drawing/lanes";
import { useFocusOn } from "../parts/focus";
import { Panel } from "../parts/panel";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { Failed, Waiting } from "../parts/waiting";
import { betweenWords } from "../words/days";
import { kindWords } from "../words/kinds";
import { lensInput } from "../words/lens";
import { capital } from "../words/names";
import { anchorOf } from "./anchor";
import { EntryFragment, EntryItem, teamWords } from "./entry";
import { TimelineFilter } from "./timeline-filter";

const DrawingQuery = graphql(
  `
    query Drawing($child: ID!, $lens: LensInput, $teams: [ID!], $kinds: [String!], $since: Day, $until: Day) {
      child(id: $child, lens: $lens) {
        every: timeline(first: 500) { totalCount nodes { kind agency { id name } } }
        shown: timeline(first: 500, teams: $teams, kinds: $kinds, since: $since, until: $until) {
          totalCount
          nodes { id kind start { first last } end { first last } heldByKey agency { id name } about { seen } }
        }
        deaths: timeline(kinds: ["death"], first: 1) { nodes { start { last } } }
        sources { ...SourceLine }
      }
    }
  `,
  [SourceFragment],
);

const EntriesQuery = graphql(
  `
    query Entries($child: ID!, $lens: LensInput, $teams: [ID!], $kinds: [String!], $since: Day, $until: Day, $after: String) {
      child(id: $child, lens: $lens) {
        timeline(first: 200, after: $after, teams: $teams, kinds: $kinds, since: $since, until: $until) {
          nodes { id ...Entry }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  `,
  [EntryFragment],
);

type Drawn = ResultOf<typeof DrawingQuery>["child"]["shown"]["nodes"][number];

interface TimelineProps {
  child: string;
  lens: LensChoice;
  choice: TimelineChoice;
}

export function Timeline({ child, lens, choice }: TimelineProps) {
  const { data, failure, waiting } = useAnswer(DrawingQuery, asked(child, lens, choice), { keep: true });
  const shown = data?.child.shown;
  useFocusOn("timeline", [JSON.stringify(choice)]);
  return (
    <Panel id="timeline" title="Timeline by team">
      {failure && <Failed failure={failure} part />}
      {!data && waiting && <Waiting what="Reading the timeline" />}
      {data && shown && (
        <div aria-busy={waiting}>
          <TimelineFilter child={child} lens={lens} choice={choice} every={data.child.every.nodes} />
          <p class="govuk-body" role="status">
            {countsWords(shown.totalCount, data.child.every.totalCount)}{" "}
            {JSON.stringify(choice) !== JSON.stringify(ALL_EVENTS) && (
              <a class="govuk-link govuk-link--no-visited-state" href={childAddress(child, lens, ALL_EVENTS)}>
                Show every entry
              </a>
            )}
          </p>
          {shown.nodes.length === 0 ? (
            <NothingOnFile what="No entry matches." sources={data.child.sources} />
          ) : (
            <>
              <Drawing entries={shown.nodes} death={data.child.deaths.nodes[0]?.start?.last ?? null} />
              <Entries child={child} lens={lens} choice={choice} after={null} key={JSON.stringify([child, lens, choice])} />
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

/** One page of entries, and after it the next when asked for. */
function Entries({ child, lens, choice, after }: TimelineProps & { after: string | null }) {
  const { data, failure, waiting } = useAnswer(EntriesQuery, { ...asked(child, lens, choice), after });
  const [further, setFurther] = useState(false);
  const page = data?.child.timeline;
  const entries = page?.nodes ?? [];
  const next = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  useJump(entries, () => (next ? setFurther(true) : go(childAddress(child, lens, ALL_EVENTS) + location.hash, { replace: true })));
  if (failure) return <Failed failure={failure} part />;
  if (!page) return waiting ? <Waiting what="Reading entries" /> : null;
  return (
    <>
      <ol class="sl-entries">
        {entries.map((entry) => (
          <EntryItem key={entry.id} entry={entry} child={child} lens={lens} />
        ))}
      </ol>
      {next && further && <Entries child={child} lens={lens} choice={choice} after={next} />}
      {next && !further && (
        <button type="button" class="govuk-button govuk-button--secondary" onClick={() => setFurther(true)}>
          Show later entries
        </button>
      )}
    </>
  );
}

/** Go to the entry that the address names, once it is there; where it is not on this page, look further. */
function useJump(entries: readonly { id: string }[], further: () => void): void {
  useEffect(() => {
    const jump = () => {
      const anchor = decodeURIComponent(location.hash.slice(1));
      if (!anchor.startsWith("entry-") || entries.length === 0) return;
      const found = document.getElementById(anchor);
      if (!found) return further();
      found.scrollIntoView({ block: "center" });
      found.focus({ preventScroll: true });
    };
    jump();
    addEventListener("hashchange", jump);
    return () => removeEventListener("hashchange", jump);
  }, [entries]);
}

function asked(child: string, lens: LensChoice, choice: TimelineChoice) {
  return {
    child,
    lens: lensInput(lens),
    teams: choice.teams.length > 0 ? choice.teams : null,
    kinds: choice.kinds.length > 0 ? choice.kinds : null,
    since: choice.since,
    until: choice.until,
  };
}

function countsWords(shown: number, every: number): string {
  const entries = (count: number) => `${count} ${count === 1 ? "entry" : "entries"}`;
  return shown === every ? `${entries(shown)}, oldest first.` : `${shown} of ${entries(every)}, oldest first.`;
}

/** The entries up to the child's death, where there is one; later ones would squeeze the drawing and are listed only. */
function Drawing({ entries, death }: { entries: readonly Drawn[]; death: string | null }) {
  const dated = entries.flatMap((entry) => (entry.start && (!death || entry.start.first <= death) ? [{ entry, start: entry.start }] : []));
  const first = dated[0]?.start.first;
  if (!first) return null;
  const last = dated.map(({ entry, start }) => entry.end?.last ?? start.last).sort().at(-1) ?? first;
  const lanes = new Map<string, Lane>();
  for (const { entry, start } of dated) {
    const key = entry.agency?.id ?? entry.heldByKey;
    const lane = lanes.get(key) ?? { key, name: capital(teamWords(entry)), marks: [] };
    lane.marks?.push({
      key: entry.id,
      label: `${capital(betweenWords(start))}: ${kindWords(entry.kind)}`,
      on: start,
      last: entry.end,
      open: !entry.about.some((one) => one.seen),
      anchor: anchorOf(entry.id),
    });
    lanes.set(key, lane);
  }
  return (
    <>
      <Lanes title="Entries drawn by day, one lane for each team. The same entries are listed below the drawing." lanes={[...lanes.values()]} {...withRoom(first, last)} />
      <p class="sl-key">
        <span class="sl-key__seen">child seen</span> <span class="sl-key__unseen">not seen, or not recorded</span>
        {dated.length < entries.length && <em>{entries.length - dated.length} undated or later than the child’s death are listed only</em>}
      </p>
    </>
  );
}
