// What is open and what is due. Duties only: prompts are for reflection and never stand on a work list.
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../api/graphql";
import { Evidence, EvidenceFragment } from "../parts/evidence";
import { Panel } from "../parts/panel";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { betweenWords, onWords } from "../words/days";
import { kindWords } from "../words/kinds";
import { capital, listed } from "../words/names";

const ItemFragment = graphql(
  `
    fragment Item on OpenItem {
      kind
      agency { name }
      since { first last }
      evidence { ...Evidence }
    }
  `,
  [EvidenceFragment],
);

export const OpenFragment = graphql(
  `
    fragment Open on Child {
      agenda {
        statuses { ...Item }
        referrals { ...Item }
        duties { id title answer due { first last } responsible { name } evidence { ...Evidence } }
      }
      sources { ...SourceLine }
    }
  `,
  [ItemFragment, EvidenceFragment, SourceFragment],
);

type Item = ResultOf<typeof ItemFragment>;

export function Open({ child }: { child: FragmentOf<typeof OpenFragment> }) {
  const { agenda, sources } = readFragment(OpenFragment, child);
  const statuses = readFragment(ItemFragment, agenda.statuses);
  const referrals = readFragment(ItemFragment, agenda.referrals);
  const nothing = statuses.length + referrals.length + agenda.duties.length === 0;
  return (
    <Panel id="open" title="Open and due">
      {nothing && <NothingOnFile what="Nothing is recorded as open or due." sources={sources} />}
      <ul class="sl-items">
        {agenda.duties.map((duty) => (
          <li class="sl-item sl-item--due" key={duty.id}>
            <p class="sl-item__title">{duty.title}</p>
            <p class="sl-item__words">
              {duty.answer === "DUE_ON" ? "Due" : "Was due"} {onWords(duty.due)}
              {duty.answer === "DUE_ON" ? "" : ", not on file"}
              {duty.responsible.length > 0 && `. ${listed(duty.responsible.map((one) => one.name))}`}
            </p>
            <Evidence facts={duty.evidence} />
          </li>
        ))}
        {statuses.map((item) => (
          <OpenItem item={item} words={`Since ${betweenWords(item.since)}, no end recorded`} />
        ))}
        {referrals.map((item) => (
          <OpenItem item={item} words={`${capital(betweenWords(item.since))}, no outcome or answer recorded`} />
        ))}
      </ul>
    </Panel>
  );
}

function OpenItem({ item, words }: { item: Item; words: string }) {
  return (
    <li class="sl-item">
      <p class="sl-item__title">
        {capital(kindWords(item.kind))}
        {item.agency && `: ${item.agency.name}`}
      </p>
      <p class="sl-item__words">{words}</p>
      <Evidence facts={item.evidence} />
    </li>
  );
}
