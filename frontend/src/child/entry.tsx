// One entry of the timeline. What the file says in full opens on request only: a first view never shows an injury.
import { bareKey, childAddress, type LensChoice } from "../address";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../api/graphql";
import { Provenance } from "../parts/evidence";
import { More } from "../parts/panel";
import { betweenWords, dayWords, spanWords } from "../words/days";
import { kindWords, yesNo } from "../words/kinds";
import { capital } from "../words/names";
import { anchorOf } from "./anchor";

export const EntryFragment = graphql(`
  fragment Entry on Fact {
    id
    kind
    start { first last }
    end { first last }
    time
    heldByKey
    heldBy { id name }
    agency { name }
    professional { role }
    address { lines }
    about { seen seenAlone notAloneBecause }
    tellings { to { name } state sentAt receivedAt }
    note
    confidence
    citation
    source
    recordedAt
    recordedBasis
    ... on Contact { to { name } outcome times concern }
  }
`);

type Entry = ResultOf<typeof EntryFragment>;

export function EntryItem({ entry, child, lens }: { entry: FragmentOf<typeof EntryFragment>; child: string; lens: LensChoice }) {
  const one = readFragment(EntryFragment, entry);
  const contact = "times" in one ? one : null;
  return (
    <li class="sl-entry" id={anchorOf(one.id)} tabIndex={-1}>
      <p class="sl-entry__day">
        {capital(one.end ? spanWords(one.start, one.end) : betweenWords(one.start))}
        {one.time && <span class="sl-entry__time"> {one.time}</span>}
      </p>
      <div class="sl-entry__what">
        <p class="sl-entry__title">
          <strong>{capital(kindWords(one.kind))}</strong>
          {contact && contact.times > 1 && ` (${contact.times} times)`}: {doneBy(one)}
          {contact?.to && ` to ${contact.to.name}`}
        </p>
        {one.address && <p class="sl-entry__line">At {one.address.lines}</p>}
        {one.tellings.map((telling) => (
          <p class="sl-entry__line">{tellingWords(telling)}</p>
        ))}
        <More summary="What the file says">
          {contact?.outcome && <p>Outcome: {contact.outcome}</p>}
          {contact?.concern && <p>How that team saw it: {kindWords(contact.concern)}</p>}
          <Provenance {...one} />
          {one.start && (
            <p class="sl-entry__replay">
              <a class="govuk-link" href={childAddress(child, { ...lens, knownAt: one.start.last })}>
                What was on file by the end of {dayWords(one.start.last)}
              </a>
              {one.heldBy && (
                <a class="govuk-link" href={childAddress(child, { ...lens, knownAt: one.start.last, teams: [bareKey(one.heldBy.id)], pooled: false })}>
                  What {one.heldBy.name} had on file by then
                </a>
              )}
            </p>
          )}
        </More>
      </div>
      <p class="sl-entry__seen">{seenWords(one)}</p>
    </li>
  );
}

/** The team of an entry, or who else knew of it. */
export function teamWords(entry: { agency: { name: string } | null; heldByKey: string }): string {
  if (entry.heldByKey === "family" && !entry.agency) return "known to the family only";
  if (entry.heldByKey === "review" && !entry.agency) return "found by a later review";
  return entry.agency?.name ?? entry.heldByKey;
}

function doneBy(entry: Entry): string {
  return entry.professional ? `${teamWords(entry)}, ${entry.professional.role}` : teamWords(entry);
}

function seenWords(entry: Entry) {
  const about = entry.about[0];
  if (!about || (about.seen === null && about.seenAlone === null)) return <span class="sl-quiet">Child seen: not recorded</span>;
  if (about.seen === false) return "Child not seen";
  return `Child seen; alone: ${yesNo(about.seenAlone)}${about.notAloneBecause ? ` (${about.notAloneBecause})` : ""}`;
}

function tellingWords(telling: Entry["tellings"][number]): string {
  const to = telling.to?.name ?? "a team not recorded";
  const sent = telling.sentAt ? `, sent ${dayWords(telling.sentAt)}` : "";
  if (telling.state === "disputed") return `Told to ${to}${sent}; whether it arrived is disputed`;
  if (telling.state === "sent") return `Told to ${to}${sent}; no receipt recorded`;
  return `Told to ${to}${sent}; received ${telling.receivedAt ? dayWords(telling.receivedAt) : "on a day not recorded"}`;
}
