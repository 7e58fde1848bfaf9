// Who works with this child, and whom to ring: one row a team, the lead practitioner first.
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../api/graphql";
import { Evidence, EvidenceFragment } from "../parts/evidence";
import { More, Panel } from "../parts/panel";
import { Reach } from "../parts/reach";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { betweenWords, spanWords } from "../words/days";
import { holderWords, kindWords } from "../words/kinds";
import { capital } from "../words/names";

const PartFragment = graphql(
  `
    fragment Part on Involved {
      agency { id name kindWords reach }
      professional { role name reach }
      authority { name }
      role
      lead
      since { first last }
      until { first last }
      reach
      contacts
      evidence { kind ...Evidence }
    }
  `,
  [EvidenceFragment],
);

export const WhoFragment = graphql(
  `
    fragment Who on Child {
      involved {
        current { ...Part }
        former { ...Part }
        inContact { ...Part }
        pointers { agency { name kindWords } heldBy reach }
      }
      deaths: timeline(kinds: ["death"], first: 1) { totalCount }
      sources { ...SourceLine }
    }
  `,
  [PartFragment, SourceFragment],
);

type Part = ResultOf<typeof PartFragment>;

export function Who({ child }: { child: FragmentOf<typeof WhoFragment> }) {
  const { involved, deaths, sources } = readFragment(WhoFragment, child);
  const current = byTeam(readFragment(PartFragment, involved.current));
  const former = byTeam([...readFragment(PartFragment, involved.former)].sort(latestFirst));
  const met = byTeam([...readFragment(PartFragment, involved.inContact)].sort(latestFirst).filter((part) => !NOBODY.includes(part.agency?.id ?? "")));
  const nobody = current.length + met.length + involved.pointers.length === 0;
  return (
    <Panel id="who" title={deaths.totalCount > 0 ? "Who worked with this child" : "Who works with this child"}>
      {nobody && <NothingOnFile what="No team is on record as working with this child." sources={sources} />}
      {current.length > 0 && <Teams teams={current} />}
      {involved.pointers.length > 0 && (
        <>
          <h3 class="govuk-heading-s sl-panel__part">Holds something that is not shown here</h3>
          <ul class="sl-teams">
            {involved.pointers.map((pointer) => (
              <li class="sl-team sl-team--signpost" key={pointer.heldBy}>
                <div class="sl-team__who">
                  <p class="sl-team__name">{holderWords(pointer.agency, pointer.heldBy)}</p>
                  <p class="sl-team__role">{pointer.agency ? "Ring them and say why you ask." : "It is not named here."}</p>
                </div>
                <Reach reach={pointer.reach} name={holderWords(pointer.agency, pointer.heldBy)} />
              </li>
            ))}
          </ul>
        </>
      )}
      {met.length > 0 && (
        <>
          <h3 class="govuk-heading-s sl-panel__part">In contact, with no involvement on record</h3>
          <Teams teams={met.slice(0, SHOWN)} met />
          {met.length > SHOWN && (
            <More summary={`${met.length - SHOWN} more in contact`}>
              <Teams teams={met.slice(SHOWN)} met />
            </More>
          )}
        </>
      )}
      {former.length > 0 && (
        <More summary={`No longer involved (${former.length})`}>
          <Teams teams={former} />
        </More>
      )}
    </Panel>
  );
}

const SHOWN = 4;
const ROLES: Record<string, string> = { team: "working with the child", school: "registered", gp: "registered", nursery: "registered" };
// What only the family knew or a review found is no team to ring.
const NOBODY = ["Agency:family", "Agency:review"];

function Teams({ teams, met = false }: { teams: readonly Part[][]; met?: boolean }) {
  return (
    <ul class="sl-teams">
      {teams.map((parts) => (
        <Team parts={parts} met={met} />
      ))}
    </ul>
  );
}

function Team({ parts, met }: { parts: Part[]; met: boolean }) {
  const first = parts[0];
  if (!first) return null;
  const name = first.agency?.name ?? first.authority?.name ?? "Team not recorded";
  const reach = parts.find((part) => part.professional?.reach)?.professional?.reach ?? first.agency?.reach ?? first.reach;
  return (
    <li class={parts.some((part) => part.lead) ? "sl-team sl-team--lead" : "sl-team"}>
      <div class="sl-team__who">
        <p class="sl-team__name">
          {name} {first.agency && <span class="sl-team__kind">{first.agency.kindWords}</span>}
        </p>
        {parts.map((part) => (
          <p class="sl-team__role">
            {part.lead && <strong class="govuk-tag">Lead practitioner</strong>} {met ? metWords(part) : partWords(part)}
          </p>
        ))}
        <Evidence facts={parts.flatMap((part) => part.evidence)} />
      </div>
      {first.agency && <Reach reach={reach ?? null} name={name} />}
    </li>
  );
}

function partWords(part: Part): string {
  const kind = part.evidence[0]?.kind ?? part.role;
  const worker = part.professional && [part.professional.name, part.professional.role].filter(Boolean).join(", ");
  const role = part.lead ? null : (ROLES[kind] ?? kindWords(kind));
  return `${capital([role, worker].filter(Boolean).join(": "))}${part.since ? ` since ${betweenWords(part.since)}` : ""}${part.until ? ` until ${betweenWords(part.until)}` : ""}`;
}

function metWords(part: Part): string {
  const times = part.contacts === 1 ? "1 contact" : `${part.contacts} contacts`;
  return `${times}, ${spanWords(part.since, part.until)}`;
}

function latestFirst(one: Part, other: Part): number {
  return (other.until?.last ?? "").localeCompare(one.until?.last ?? "");
}

/** Parts of one team together, in the order in which the teams come. */
function byTeam(parts: readonly Part[]): Part[][] {
  const teams = new Map<string, Part[]>();
  for (const part of parts) {
    const key = part.agency?.id ?? part.authority?.name ?? "";
    teams.set(key, [...(teams.get(key) ?? []), part]);
  }
  return [...teams.values()];
}
