// Says through which lens everything below is seen, and lets the reader choose another.
import { bareKey, childAddress, go, type LensChoice, OPEN_LENS } from "../address";
import { useAnswer } from "../api/client";
import { graphql } from "../api/graphql";
import { More } from "../parts/panel";
import { lensWords } from "../words/lens";
import { Choices, DayInput } from "./timeline-filter";

const TeamsQuery = graphql(`
  query Teams($child: ID!) {
    child(id: $child) { sources { team facts agency { id name } } }
  }
`);

export function LensBar({ child, lens }: { child: string; lens: LensChoice }) {
  const { data } = useAnswer(TeamsQuery, { child });
  const teams = (data?.child.sources ?? []).flatMap((one) => (one.agency && one.facts > 0 ? [{ key: bareKey(one.agency.id), name: one.agency.name, count: one.facts }] : []));
  const nameOf = (key: string) => teams.find((one) => one.key === key)?.name ?? key;
  const open = JSON.stringify(lens) === JSON.stringify(OPEN_LENS);
  return (
    <div class={open ? "sl-lens" : "sl-lens sl-lens--on"} role="region" aria-label="Lens">
      <div class="govuk-width-container">
        <p class="sl-lens__words" role="status">
          <strong class="sl-lens__name">Lens</strong> {lensWords(lens, nameOf)}{" "}
          {!open && (
            <a class="govuk-link govuk-link--no-visited-state" href={childAddress(child)}>
              Take the lens off
            </a>
          )}
        </p>
        <More summary="Change the day or whose files">
          <LensForm child={child} lens={lens} teams={teams} />
        </More>
      </div>
    </div>
  );
}

interface FormProps {
  child: string;
  lens: LensChoice;
  teams: { key: string; name: string; count: number }[];
}

function LensForm({ child, lens, teams }: FormProps) {
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const day = (name: string) => String(form.get(name) ?? "") || null;
    go(
      childAddress(child, {
        knownAt: day("knownAt"),
        happenedOn: day("happenedOn"),
        teams: form.getAll("lens-team").map(String),
        pooled: form.get("pooled") === "yes",
        identityToday: form.get("identity") === "today",
        sentCounts: form.get("counting") === "sent",
      }),
    );
  };
  return (
    <form onSubmit={submit} key={JSON.stringify(lens)} class="sl-lens__form">
      <div class="sl-filter__columns">
        <div>
          <DayInput id="lens-known" name="knownAt" label="What was known by the end of" hint="Entries put on file later, and joins made later, are left out." value={lens.knownAt} />
          <DayInput id="lens-happened" name="happenedOn" label="What had happened by" hint="Later happenings are left out, whenever they were put on file." value={lens.happenedOn} />
          <Tick name="identity" value="today" label="Join files as they are joined today, even if nobody had joined them then" checked={lens.identityToday} />
          <Tick name="counting" value="sent" label="Count what was sent, received or not" checked={lens.sentCounts} />
          <Tick name="pooled" value="yes" label="Leave out what only the family knew or a later review found" checked={lens.pooled} />
        </div>
        <Choices legend="Only what these teams held or were told" name="lens-team" options={teams} chosen={lens.teams} />
      </div>
      <button type="submit" class="govuk-button">Look through this lens</button>
    </form>
  );
}

function Tick({ name, value, label, checked }: { name: string; value: string; label: string; checked: boolean }) {
  return (
    <div class="govuk-checkboxes govuk-checkboxes--small">
      <div class="govuk-checkboxes__item">
        <input class="govuk-checkboxes__input" type="checkbox" id={`lens-${name}`} name={name} value={value} defaultChecked={checked} />
        <label class="govuk-label govuk-checkboxes__label" for={`lens-${name}`}>{label}</label>
      </div>
    </div>
  );
}
