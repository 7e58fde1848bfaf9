// What files say happened, team by team: drawn in lanes, then listed. What a file says in full opens on request only.
import { useEffect } from "preact/hooks";
import { ALL_EVENTS, bareKey, childAddress, go, type LensChoice, type TimelineChoice } from "../address";
import { useAnswer } from "../api/client";
import { graphql, type ResultOf } from "../api/graphql";
import { withRoom } from "../drawing/axis";
import { type Lane, Lanes } from "../drawing/lanes";
import { Provenance } from "../parts/evidence";
import { More, Panel } from "../parts/panel";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { Failed, Waiting } from "../parts/waiting";
import { betweenWords, dayWords } from "../words/days";
import { kindWords, yesNo } from "../words/kinds";
import { capital, lensInput } from "../words/lens";
import { anchorOf } from "./anchor";
import { TimelineFilter } from "./timeline-filter";

const MOST = 500;

const TimelineQuery = graphql(
  `
    query Timeline($child: ID!, $lens: LensInput, $teams: [ID!], $kinds: [String!], $since: Day, $until: Day) {
      child(id: $child, lens: $lens) {
        every: timeline(first: 500) { nodes { id kind agency { id name } } }
        shown: timeline(first: 500, teams: $teams, kinds: $kinds, since: $since, until: $until) {
          totalCount
          nodes {
            id
            kind
            start { first last }
            end { first last }
            time
            heldByKey
            heldBy { id name }
            agency { id name }
            professional { role }
            address { lines }
            about { seen spokenTo seenAlone notAloneBecause }
            tellings { to { name } state sentAt receivedAt }
            note
            confidence
            citation
            source
            recordedAt
            recordedBasis
            ... on Contact { to { name } outcome times concern }
          }
        }
        sources { ...SourceLine }
      }
    }
  `,
  [SourceFragment],
);

type Entry = ResultOf<typeof TimelineQuery>["child"]["shown"]["nodes"][number];

interface TimelineProps {
  child: string;
  lens: LensChoice;
  choice: TimelineChoice;
}

export function Timeline({ child, lens, choice }: TimelineProps) {
  const { data, failure, waiting } = useAnswer(TimelineQuery, {
    child,
    lens: lensInput(lens),
    teams: choice.teams.length > 0 ? choice.teams : null,
    kinds: choice.kinds.length > 0 ? choice.kinds : null,
    since: choice.since,
    until: choice.until,
  });
  const entries = data?.child.shown.nodes ?? [];
  useJump(entries, () => go(childAddress(child, lens, ALL_EVENTS) + location.hash, { replace: true }));
  return (
    <Panel id="timeline" title="Timeline by team">
      {failure && <Failed failure={failure} />}
      {!data && waiting && <Waiting what="Reading the timeline" />}
      {data && (
        <div aria-busy={waiting}>
          <TimelineFilter child={child} lens={lens} choice={choice} every={data.child.every.nodes} />
          <p class="govuk-body" role="status">
            {countsWords(data.child.shown.totalCount, data.child.every.nodes.length)}
          </p>
          {entries.length === 0 ? (
            <NothingOnFile what="No entry matches." sources={data.child.sources} />
          ) : (
            <>
              <Drawn entries={entries} />
              <ol class="sl-entries">
                {entries.map((entry) => (
                  <EntryItem key={entry.id} entry={entry} child={child} lens={lens} />
                ))}
              </ol>
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

/** Go to the entry that the address names, once it is there; where a filter hides it, take the filter off. */
function useJump(entries: readonly Entry[], unfiltered: () => void): void {
  useEffect(() => {
    const jump = () => {
      const anchor = decodeURIComponent(location.hash.slice(1));
      if (!anchor.startsWith("entry-") || entries.length === 0) return;
      const found = document.getElementById(anchor);
      if (found) {
        found.scrollIntoView({ block: "center" });
        found.focus({ preventScroll: true });
      } else unfiltered();
    };
    jump();
    addEventListener("hashchange", jump);
    return () => removeEventListener("hashchange", jump);
  }, [entries]);
}

function countsWords(shown: number, every: number): string {
  const entries = (count: number) => `${count} ${count === 1 ? "entry" : "entries"}`;
  const cut = shown > MOST ? `; the first ${MOST} are shown, choose days to see the others` : "";
  return shown === every ? `${entries(shown)}${cut}.` : `${entries(shown)} of ${every}${cut}.`;
}

function Drawn({ entries }: { entries: readonly Entry[] }) {
  const dated = entries.flatMap((entry) => (entry.start ? [{ entry, start: entry.start }] : []));
  const first = dated[0]?.start.first;
  if (!first) return null;
  const last = dated.map(({ entry, start }) => entry.end?.last ?? start.last).sort().at(-1) ?? first;
  const lanes = new Map<string, Lane>();
  for (const { entry, start } of dated) {
    const key = entry.agency?.id ?? entry.heldByKey;
    const lane = lanes.get(key) ?? { key, name: teamWords(entry), marks: [] };
    lane.marks?.push({
      key: entry.id,
      label: `${betweenWords(start)}: ${kindWords(entry.kind)}`,
      on: start,
      last: entry.end,
      open: !entry.about.some((one) => one.seen),
      href: `#${anchorOf(entry.id)}`,
    });
    lanes.set(key, lane);
  }
  return (
    <>
      <Lanes title="Entries drawn by day, one lane for each team. The same entries are listed below the drawing." lanes={[...lanes.values()]} {...withRoom(first, last)} />
      <p class="sl-key">
        <span class="sl-key__seen">child seen</span> <span class="sl-key__unseen">not seen, or not recorded</span>
      </p>
    </>
  );
}

function EntryItem({ entry, child, lens }: { entry: Entry; child: string; lens: LensChoice }) {
  const told = entry.tellings.map(tellingWords);
  return (
    <li class="sl-entry" id={anchorOf(entry.id)} tabIndex={-1}>
      <p class="sl-entry__day">
        {betweenWords(entry.start)}
        {entry.end && ` to ${betweenWords(entry.end)}`}
        {entry.time && <span class="sl-entry__time"> {entry.time}</span>}
      </p>
      <div class="sl-entry__what">
        <p class="sl-entry__title">
          <strong>{capital(kindWords(entry.kind))}</strong>
          {"times" in entry && entry.times > 1 && `, ${entry.times} times`}
          {" · "}
          {teamWords(entry)}
          {entry.professional && `, ${entry.professional.role}`}
          {"to" in entry && entry.to && ` to ${entry.to.name}`}
        </p>
        {entry.address && <p class="sl-entry__line">At {entry.address.lines}</p>}
        <p class="sl-entry__line">{seenWords(entry)}</p>
        {told.map((words) => (
          <p class="sl-entry__line">{words}</p>
        ))}
        <More summary="What the file says, and its source">
          {"outcome" in entry && entry.outcome && <p>Outcome: {entry.outcome}</p>}
          {"concern" in entry && entry.concern && <p>How that team saw it: {kindWords(entry.concern)}</p>}
          <Provenance {...entry} />
          {entry.start && (
            <p class="sl-entry__replay">
              <a class="govuk-link" href={childAddress(child, { ...lens, knownAt: entry.start.last })}>
                See what was on file by the end of {dayWords(entry.start.last)}
              </a>
              {entry.heldBy && (
                <a class="govuk-link" href={childAddress(child, { ...lens, knownAt: entry.start.last, teams: [bareKey(entry.heldBy.id)], pooled: false })}>
                  See what {entry.heldBy.name} had on file by then
                </a>
              )}
            </p>
          )}
        </More>
      </div>
    </li>
  );
}

function teamWords(entry: Entry): string {
  if (entry.agency) return entry.agency.name;
  return entry.heldByKey === "family" ? "Known to the family only" : entry.heldByKey === "review" ? "Found by a later review" : entry.heldByKey;
}

function seenWords(entry: Entry): string {
  const about = entry.about[0];
  if (!about) return "Child seen: not recorded";
  const alone = about.seen === true || about.seenAlone !== null ? `. Alone: ${yesNo(about.seenAlone)}${about.notAloneBecause ? ` (${about.notAloneBecause})` : ""}` : "";
  return `Child seen: ${yesNo(about.seen)}${alone}`;
}

function tellingWords(telling: Entry["tellings"][number]): string {
  const to = telling.to?.name ?? "a team not recorded";
  const sent = telling.sentAt ? `, sent ${dayWords(telling.sentAt)}` : "";
  if (telling.state === "disputed") return `Told to ${to}${sent}; whether it arrived is disputed`;
  if (telling.state === "sent") return `Told to ${to}${sent}; no receipt recorded`;
  return `Told to ${to}${sent}; received ${telling.receivedAt ? dayWords(telling.receivedAt) : "on a day not recorded"}`;
}
