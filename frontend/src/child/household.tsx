// Brothers, sisters and adults around the child: who works with them, and each relation as its source recorded it.
import { childAddress, type LensChoice } from "../address";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../api/graphql";
import { Evidence, EvidenceFragment } from "../parts/evidence";
import { Panel } from "../parts/panel";
import { Reach } from "../parts/reach";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { countWords } from "../words/days";
import { holderWords } from "../words/kinds";
import { capital, listed, namesWords } from "../words/names";

const MemberFragment = graphql(
  `
    fragment Member on HouseholdMember {
      id
      names
      relations { relation inHousehold parentalResponsibility heldBy { name } heldByKey }
      shared { address { lines } days { fewest most } }
      workers { id name kindWords reach }
      evidence { ...Evidence }
    }
  `,
  [EvidenceFragment],
);

export const HouseholdFragment = graphql(
  `
    fragment Household on Child {
      household {
        children { ...Member }
        adults { ...Member }
        cut
      }
      sources { ...SourceLine }
    }
  `,
  [MemberFragment, SourceFragment],
);

type Member = ResultOf<typeof MemberFragment>;

export function Household({ child, lens }: { child: FragmentOf<typeof HouseholdFragment>; lens: LensChoice }) {
  const { household, sources } = readFragment(HouseholdFragment, child);
  const children = readFragment(MemberFragment, household.children);
  const adults = readFragment(MemberFragment, household.adults);
  return (
    <Panel id="household" title="Brothers, sisters and adults">
      <h3 class="govuk-heading-s sl-panel__part">Children</h3>
      {children.length === 0 ? (
        <NothingOnFile what="No brother, sister or other child is on these files." sources={sources} />
      ) : (
        <ul class="sl-members">
          {children.map((one) => (
            <Sibling key={one.id} member={one} lens={lens} />
          ))}
        </ul>
      )}
      <h3 class="govuk-heading-s sl-panel__part">Adults</h3>
      {adults.length === 0 ? (
        <NothingOnFile what="No adult around this child is on these files." sources={sources} />
      ) : (
        <ul class="sl-members">
          {adults.map((one) => (
            <Adult key={one.id} member={one} />
          ))}
        </ul>
      )}
      {household.cut.length > 0 && <p class="govuk-body-s">Cut short: {household.cut.join("; ")}.</p>}
    </Panel>
  );
}

function Sibling({ member, lens }: { member: Member; lens: LensChoice }) {
  return (
    <li class="sl-member">
      <p class="sl-team__name">
        <a class="govuk-link" href={childAddress(member.id, lens)}>
          {nameWords(member)}
        </a>
      </p>
      <p class="sl-team__role">{tieWords(member)}</p>
      {member.workers.length === 0 ? (
        <p class="sl-team__role">No team is on record as working with this child.</p>
      ) : (
        <ul class="sl-workers">
          {member.workers.map((team) => (
            <li key={team.id} class="sl-workers__team">
              <span>{team.name}</span>
              <Reach reach={team.reach} name={team.name} />
            </li>
          ))}
        </ul>
      )}
      <Evidence facts={member.evidence} />
    </li>
  );
}

function Adult({ member }: { member: Member }) {
  return (
    <li class="sl-member">
      <p class="sl-team__name">{nameWords(member)}</p>
      {relationWords(member).map((words) => (
        <p class="sl-team__role">{words}</p>
      ))}
      <p class="sl-team__role">{sharedWords(member)}</p>
      <Evidence facts={member.evidence} />
    </li>
  );
}

function nameWords(member: Member): string {
  const relation = member.relations[0]?.relation;
  return member.names.length === 0 && relation ? `${capital(relation)}, name not recorded` : namesWords(member.names);
}

function tieWords(member: Member): string {
  const carers = [...new Set(member.relations.map((one) => one.relation))];
  const shared = sharedWords(member);
  return [carers.length > 0 ? `Same carer (${listed(carers)})` : "", shared].filter(Boolean).join(". ");
}

/** Each relation with the files that have it, so that opposite accounts stand side by side. */
function relationWords(member: Member): string[] {
  const files = new Map<string, Set<string>>();
  for (const one of member.relations) {
    const told = `${capital(one.relation)}${responsibility(one.parentalResponsibility)}${one.inHousehold === true ? ", lives with the child" : ""}`;
    files.set(told, (files.get(told) ?? new Set()).add(holderWords(one.heldBy, one.heldByKey)));
  }
  return [...files].map(([told, holders]) => `${told}: on the file of ${listed([...holders])}`);
}

function responsibility(recorded: boolean | null): string {
  return recorded === null ? "" : recorded ? ", with parental responsibility" : ", without parental responsibility";
}

/** The addresses shared, each once: several files may tell of one stay. */
function sharedWords(member: Member): string {
  const stays = new Map<string, Member["shared"][number]["days"]>();
  for (const { address, days } of member.shared) {
    const longest = stays.get(address.lines);
    if (!longest || days.most > longest.most) stays.set(address.lines, days);
  }
  return [...stays].map(([lines, days]) => `Together at ${lines} for ${countWords(days.fewest, days.most)}`).join(". ");
}
