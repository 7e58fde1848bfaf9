// The facts behind an answer: each with whose file it is on, how sure it is and where it can be read.
import { type FragmentOf, graphql, readFragment } from "../api/graphql";
import { anchorOf } from "../child/anchor";
import { type Between, betweenWords, dayWords } from "../words/days";
import { holderWords, kindWords, recordedWords, sureWords } from "../words/kinds";
import { capital } from "../words/names";
import { More } from "./panel";

export const EvidenceFragment = graphql(`
  fragment Evidence on Fact {
    __typename
    id
    kind
    start { first last }
    end { first last }
    note
    confidence
    citation
    source
    recordedAt
    recordedBasis
    heldByKey
    heldBy { name }
    agency { name }
    professional { role }
    address { lines }
  }
`);

type EvidenceOf = FragmentOf<typeof EvidenceFragment>;

/** The facts that an answer rests on, closed until asked for. */
export function Evidence({ facts, summary }: { facts: readonly EvidenceOf[]; summary?: string }) {
  if (facts.length === 0) return null;
  return (
    <More summary={summary ?? (facts.length === 1 ? "Source" : `Sources (${facts.length} entries)`)}>
      <ul class="govuk-list sl-evidence">
        {facts.map((fact) => (
          <Entry fact={fact} />
        ))}
      </ul>
    </More>
  );
}

function Entry({ fact }: { fact: EvidenceOf }) {
  const one = readFragment(EvidenceFragment, fact);
  const title = `${betweenWords(one.start)}: ${kindWords(one.kind)}`;
  return (
    <li class="sl-evidence__entry">
      {one.__typename === "Contact" ? (
        <a class="govuk-link" href={`#${anchorOf(one.id)}`}>
          {title}
        </a>
      ) : (
        <strong>{capital(title)}</strong>
      )}
      {one.end && ` until ${betweenWords(one.end)}`}
      {one.agency && `, ${one.agency.name}`}
      {one.professional && ` (${one.professional.role})`}
      {one.address && `, ${one.address.lines}`}
      <Provenance {...one} />
    </li>
  );
}

/** Links to entries in the timeline, where their sources stand. */
export function Jumps({ facts }: { facts: readonly { id: string; kind: string; start: Between | null }[] }) {
  return (
    <p class="govuk-body-s sl-jumps">
      {facts.map((fact) => (
        <a class="govuk-link" href={`#${anchorOf(fact.id)}`} key={fact.id}>
          {`${capital(kindWords(fact.kind))}, ${betweenWords(fact.start)}`}
        </a>
      ))}
    </p>
  );
}

interface ProvenanceProps {
  note: string | null;
  heldBy: { name: string } | null;
  heldByKey: string;
  recordedAt: string | null;
  recordedBasis: string;
  confidence: string;
  citation: string | null;
  source: string;
}

/** Whose file, when recorded, how sure, and where to read it. */
export function Provenance({ note, heldBy, heldByKey, recordedAt, recordedBasis, confidence, citation, source }: ProvenanceProps) {
  return (
    <dl class="sl-provenance">
      {note && <Line name="Says" value={note} />}
      <Line name="On the file of" value={holderWords(heldBy, heldByKey)} />
      <Line name="Put on file" value={recordedAt ? `${dayWords(recordedAt)} (${recordedWords(recordedBasis)})` : recordedWords(recordedBasis)} />
      <Line name="How sure" value={sureWords(confidence)} />
      {citation && <Line name="Read in" value={citation} />}
      {source && <Line name="Loaded from" value={source} />}
    </dl>
  );
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div class="sl-provenance__line">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
