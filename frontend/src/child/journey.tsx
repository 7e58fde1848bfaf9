// The journey in three lanes, the same in a list: where the child lived, who answered, who held the case, and each hand-over.
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../api/graphql";
import { withRoom } from "../drawing/axis";
import { type Bar, type Gap, type Lane, Lanes, type Line } from "../drawing/lanes";
import { Evidence, EvidenceFragment, Jumps } from "../parts/evidence";
import { More, Panel } from "../parts/panel";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { type Between, betweenWords, countWords, dayNumber, dayOf, dayWords, onWords } from "../words/days";
import { holderWords, kindWords, sureWords } from "../words/kinds";
import { capital } from "../words/names";

const StayFragment = graphql(
  `
    fragment Stay on Stay {
      kind
      place
      address { id lines }
      authority { id name nation }
      directory
      agency { id }
      since { first last }
      until { first last }
      differs
      accounts { agency { name } heldBy since { first last } until { first last } confidence note citation }
    }
  `,
);

const MoveFragment = graphql(
  `
    fragment Move on Move {
      lane
      on { first last }
      betweenAuthorities
      handedOver
      orphanDays { fewest most }
      origin { place authority { name nation } directory }
      to { place authority { name nation } directory evidence { ...Evidence } }
      handovers {
        origin { name }
        to { name }
        offered { first last }
        received { first last }
        accepted { first last }
        firstSeen { first last }
        evidence { id kind start { first last } }
      }
    }
  `,
  [EvidenceFragment],
);

export const JourneyFragment = graphql(
  `
    fragment Journey on Child {
      today
      journey {
        home { ...Stay }
        authority { ...Stay }
        team { ...Stay }
        moves { ...Move }
      }
      deaths: timeline(kinds: ["death"], first: 1) { nodes { start { first last } } }
      sources { ...SourceLine }
    }
  `,
  [StayFragment, MoveFragment, SourceFragment],
);

type Stay = ResultOf<typeof StayFragment>;
type Move = ResultOf<typeof MoveFragment>;

export function Journey({ child }: { child: FragmentOf<typeof JourneyFragment> }) {
  const { journey, today, deaths, sources } = readFragment(JourneyFragment, child);
  const lanes = [
    { key: "home", name: "Lives at", stays: readFragment(StayFragment, journey.home) },
    { key: "authority", name: "Authority responsible or paying", stays: readFragment(StayFragment, journey.authority) },
    { key: "team", name: "Team holding the case", stays: readFragment(StayFragment, journey.team) },
  ];
  const moves = inOrder(readFragment(MoveFragment, journey.moves));
  const stays = lanes.flatMap((lane) => lane.stays);
  const end = deaths.nodes[0]?.start?.last ?? today;
  return (
    <Panel id="journey" title="Journey" lead={movesWords(moves)}>
      {stays.length === 0 ? (
        <NothingOnFile what="No address, responsible authority or team is on file." sources={sources} />
      ) : (
        <>
          <Drawn lanes={lanes} moves={moves} end={end} />
          <h3 class="govuk-heading-s sl-panel__part">Moves</h3>
          {moves.length === 0 ? (
            <NothingOnFile what="No move is on file." sources={sources} />
          ) : (
            <ol class="sl-moves">
              {moves.map((move, index) => (
                <MoveItem move={move} number={index + 1} />
              ))}
            </ol>
          )}
          <More summary="The three lanes as a table">
            <StayTable lanes={lanes} />
          </More>
        </>
      )}
    </Panel>
  );
}

interface StayLane {
  key: string;
  name: string;
  stays: readonly Stay[];
}

function Drawn({ lanes, moves, end }: { lanes: readonly StayLane[]; moves: readonly Move[]; end: string }) {
  const window = windowOf(lanes, moves, end);
  const drawn: Lane[] = lanes.map((lane) => ({
    key: lane.key,
    name: lane.name,
    bars: lane.stays.filter((stay) => !stay.until || stay.until.last > window.from).map((stay, index) => barOf(stay, `${lane.key}${index}`)),
    gaps: lane.key === "team" ? moves.flatMap(gapOf) : [],
  }));
  const lines: Line[] = moves.flatMap((move, index) =>
    move.on ? [{ key: String(index), label: moveTitle(move), on: move.on, sound: move.handedOver || !move.betweenAuthorities }] : [],
  );
  return (
    <>
      <Lanes title="The journey drawn in three lanes. The same is told in words below the drawing." lanes={drawn} lines={lines} {...window} />
      <p class="sl-key">
        <span class="sl-key__sure">known to the day</span> <span class="sl-key__maybe">day not exact</span>{" "}
        <span class="sl-key__gap">no team of the new area in contact</span> <span class="sl-key__move">move, numbered as below</span>
      </p>
    </>
  );
}

/** From the first day on which an authority or team had a part, to the end; years before that would squeeze the drawing. */
function windowOf(lanes: readonly StayLane[], moves: readonly Move[], end: string): { from: string; to: string } {
  const parts = lanes.filter((lane) => lane.key !== "home").flatMap((lane) => lane.stays);
  const starts = [...parts.map((stay) => stay.since), ...moves.map((move) => move.on)].flatMap((when) => (when ? [when.first] : []));
  const homes = lanes.flatMap((lane) => lane.stays).flatMap((stay) => (stay.since ? [stay.since.first] : []));
  const from = (starts.length > 0 ? starts : homes).sort()[0] ?? end;
  return withRoom(from < end ? from : end, end);
}

function barOf(stay: Stay, key: string): Bar {
  return { key, label: stayWords(stay), since: stay.since, until: stay.until, quiet: stay.kind === "hospital" };
}

function gapOf(move: Move, index: number): Gap[] {
  if (!move.on || !move.orphanDays || move.orphanDays.most === 0) return [];
  const { fewest, most } = move.orphanDays;
  const until = dayOf(dayNumber(move.on.first) + most);
  return [{ key: `gap${index}`, label: `${countWords(fewest, most)} before a team of ${areaWords(move.to)} was in contact`, since: move.on.first, until }];
}

const PARTS: Record<string, string> = {
  "paying-authority": ", pays",
  "responsible-authority": ", responsible",
  "allocated-worker": ", allocated worker",
  "lead-practitioner": ", lead practitioner",
  "by-contacts": ", by its contacts",
};

function stayWords(stay: Stay): string {
  return `${placeWords(stay)}${PARTS[stay.kind] ?? ""}`;
}

function movesWords(moves: readonly Move[]): string {
  const across = moves.filter((move) => move.betweenAuthorities);
  const without = across.filter((move) => !move.handedOver).length;
  if (across.length === 0) return "No move from one authority’s area to another’s is on file.";
  const count = `${across.length} ${across.length === 1 ? "move" : "moves"} from one authority’s area to another’s`;
  return without === 0 ? `${count}, ${across.length === 1 ? "with" : "each with"} a hand-over on file.` : `${count}; no hand-over on file for ${without}.`;
}

function MoveItem({ move, number }: { move: Move; number: number }) {
  return (
    <li class="sl-move">
      <span class={move.handedOver || !move.betweenAuthorities ? "sl-move__number" : "sl-move__number sl-move__number--broken"} aria-hidden="true">
        {number}
      </span>
      <div class="sl-move__words">
        <p class="sl-item__title">{moveTitle(move)}</p>
        <p class="sl-item__words">{capital(onWords(move.on))}</p>
        {move.handovers.map((one) => (
          <HandoverLine one={one} />
        ))}
        {move.betweenAuthorities && move.handovers.length === 0 && (
          <p class="sl-item__words">
            <strong class="govuk-tag govuk-tag--orange">No hand-over on file</strong> Nothing on these files from a team of {areaWords(move.origin)} to a team of{" "}
            {areaWords(move.to)}.
          </p>
        )}
        {!move.betweenAuthorities && move.handovers.length === 0 && <p class="sl-item__words">Not known to cross from one authority’s area to another’s.</p>}
        {move.orphanDays && (
          <p class="sl-item__words">
            {move.orphanDays.most === 0
              ? `A team of ${areaWords(move.to)} was in contact from that day.`
              : `${capital(countWords(move.orphanDays.fewest, move.orphanDays.most))} until a team of ${areaWords(move.to)} was in contact.`}
          </p>
        )}
        <Evidence facts={move.to.evidence} />
      </div>
    </li>
  );
}

function HandoverLine({ one }: { one: Move["handovers"][number] }) {
  const steps: [string, Between | null][] = [
    ["Offered", one.offered],
    ["Received", one.received],
    ["Accepted", one.accepted],
    ["Child first seen", one.firstSeen],
  ];
  return (
    <div class="sl-handover">
      <p class="sl-item__words">
        {one.origin?.name ?? "Not recorded who"} to {one.to?.name ?? "not recorded whom"}
      </p>
      <dl class="sl-handover__steps">
        {steps.map(([name, when]) => (
          <div class={when ? "sl-handover__step" : "sl-handover__step sl-handover__step--none"}>
            <dt>{name}</dt>
            <dd>{when ? betweenWords(when) : "not recorded"}</dd>
          </div>
        ))}
      </dl>
      <Jumps facts={one.evidence} />
    </div>
  );
}

function moveTitle(move: Move): string {
  return move.lane === "TEAM" ? `Case passed from ${move.origin.place} to ${move.to.place}` : `From ${placeWords(move.origin)} to ${placeWords(move.to)}`;
}

function placeWords(stay: Stay | Move["origin"]): string {
  return stay.authority && !stay.place.includes(stay.authority.name) ? `${stay.place} (${stay.authority.name}${byPostcode(stay)})` : stay.place;
}

/** An area that only a directory of postcodes names is its best fit, of a day. */
function byPostcode(stay: Stay | Move["origin"]): string {
  return stay.directory ? `, by its postcode in the directory of ${dayWords(stay.directory)}` : "";
}

function areaWords(stay: Move["origin"]): string {
  return stay.authority?.name ?? stay.place;
}

function inOrder(moves: readonly Move[]): Move[] {
  return [...moves].sort((one, other) => (one.on?.first ?? "9").localeCompare(other.on?.first ?? "9"));
}

function StayTable({ lanes }: { lanes: readonly StayLane[] }) {
  return (
    <>
      {lanes.map((lane) => (
        <table class="govuk-table sl-table sl-table--stacks" key={lane.key}>
          <caption class="govuk-table__caption govuk-table__caption--s">{lane.name}</caption>
          <thead class="govuk-table__head">
            <tr>
              <th scope="col" class="govuk-table__header">What</th>
              <th scope="col" class="govuk-table__header">From</th>
              <th scope="col" class="govuk-table__header">Until</th>
              <th scope="col" class="govuk-table__header">On the file of</th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {lane.stays.length === 0 && (
              <tr>
                <td class="govuk-table__cell" colSpan={4}>Nothing on the files looked at.</td>
              </tr>
            )}
            {lane.stays.flatMap((stay, place) =>
              stay.accounts.map((account, index) => (
                <tr key={`${place}-${index}`}>
                  <th scope="row" class="govuk-table__cell">
                    {stayWords(stay)} <span class="sl-quiet">{kindWords(stay.kind)}</span>
                    {stay.differs && <span class="sl-quiet"> (accounts differ)</span>}
                  </th>
                  <td class="govuk-table__cell" data-name="From">{betweenWords(account.since)}</td>
                  <td class="govuk-table__cell" data-name="Until">{account.until ? betweenWords(account.until) : "no end recorded"}</td>
                  <td class="govuk-table__cell" data-name="On the file of">
                    {holderWords(account.agency, account.heldBy)}
                    <More summary="How sure">
                      <p>{capital(sureWords(account.confidence))}.</p>
                      {account.note && <p>{account.note}</p>}
                      {account.citation && <p>Read in {account.citation}</p>}
                    </More>
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      ))}
    </>
  );
}
