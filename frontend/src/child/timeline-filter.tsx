// Narrows the timeline by team, kind and days. The choice stands in the address.
import { bareKey, childAddress, go, type LensChoice, type TimelineChoice } from "../address";
import { More } from "../parts/panel";
import { kindWords } from "../words/kinds";
import { capital } from "../words/names";

interface Entry {
  kind: string;
  agency: { id: string; name: string } | null;
}

interface FilterProps {
  child: string;
  lens: LensChoice;
  choice: TimelineChoice;
  every: readonly Entry[];
}

export function TimelineFilter({ child, lens, choice, every }: FilterProps) {
  const teams = tally(every.flatMap((one) => (one.agency ? [{ key: bareKey(one.agency.id), name: one.agency.name }] : [])));
  const kinds = tally(every.map((one) => ({ key: one.kind, name: capital(kindWords(one.kind)) })));
  const chosen = choice.teams.length + choice.kinds.length + (choice.since ? 1 : 0) + (choice.until ? 1 : 0);
  const submit = (event: Event) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget as HTMLFormElement);
    const day = (name: string) => String(form.get(name) ?? "") || null;
    go(childAddress(child, lens, { teams: form.getAll("team").map(String), kinds: form.getAll("kind").map(String), since: day("from"), until: day("to") }));
  };
  return (
    <div class="sl-filter">
      <More summary={chosen > 0 ? "Change the filter" : "Filter by team, kind or days"}>
        <form onSubmit={submit} key={JSON.stringify(choice)}>
          <div class="sl-filter__columns">
            <Choices legend="Team" name="team" options={teams} chosen={choice.teams} />
            <Choices legend="Kind" name="kind" options={kinds} chosen={choice.kinds} />
            <fieldset class="govuk-fieldset sl-filter__days">
              <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Days</legend>
              <DayInput id="filter-from" name="from" label="On or after" value={choice.since} />
              <DayInput id="filter-to" name="to" label="Before" value={choice.until} />
            </fieldset>
          </div>
          <button type="submit" class="govuk-button govuk-button--secondary">Show these entries</button>
        </form>
      </More>
    </div>
  );
}

interface Option {
  key: string;
  name: string;
  count: number;
}

function tally(found: readonly { key: string; name: string }[]): Option[] {
  const options = new Map<string, Option>();
  for (const one of found) {
    const known = options.get(one.key);
    if (known) known.count += 1;
    else options.set(one.key, { ...one, count: 1 });
  }
  return [...options.values()].sort((one, other) => one.name.localeCompare(other.name));
}

export function Choices({ legend, name, options, chosen }: { legend: string; name: string; options: readonly Option[]; chosen: readonly string[] }) {
  return (
    <fieldset class="govuk-fieldset">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
      <div class="govuk-checkboxes govuk-checkboxes--small sl-choices">
        {options.map((one) => (
          <div class="govuk-checkboxes__item" key={one.key}>
            <input
              class="govuk-checkboxes__input"
              type="checkbox"
              id={`${name}-${one.key}`}
              name={name}
              value={one.key}
              defaultChecked={chosen.includes(one.key)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`${name}-${one.key}`}>
              {one.name} {one.count > 0 && <span class="sl-quiet">({one.count})</span>}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

export function DayInput({ id, name, label, value, hint }: { id: string; name: string; label: string; value: string | null; hint?: string }) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={id}>{label}</label>
      {hint && (
        <div class="govuk-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      <input class="govuk-input sl-day" type="date" id={id} name={name} defaultValue={value ?? ""} aria-describedby={hint ? `${id}-hint` : undefined} />
    </div>
  );
}
