// Who last saw the child, whether alone, and the longest time in which nobody did. A count, not a judgement.
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../api/graphql";
import { Evidence, EvidenceFragment } from "../parts/evidence";
import { More, Panel } from "../parts/panel";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { betweenWords, countWords, spanWords } from "../words/days";
import { yesNo } from "../words/kinds";
import { capital } from "../words/names";

const SightingFragment = graphql(
  `
    fragment Sighting on Sighting {
      last { first last }
      agency { name }
      professional { role }
      alone
      spokenTo
      evidence { ...Evidence }
    }
  `,
  [EvidenceFragment],
);

export const SeenFragment = graphql(
  `
    fragment Seen on Child {
      seen {
        last { ...Sighting }
        lastAlone { ...Sighting }
        longest { since { first last } until { first last } days { fewest most } after { ...Evidence } before { ...Evidence } }
        groups { group times last { last { first last } } lastAlone { last { first last } } longest { days { fewest most } } }
      }
      sources { ...SourceLine }
    }
  `,
  [SightingFragment, EvidenceFragment, SourceFragment],
);

export function Seen({ child }: { child: FragmentOf<typeof SeenFragment> }) {
  const { seen, sources } = readFragment(SeenFragment, child);
  const last = readFragment(SightingFragment, seen.last);
  const alone = readFragment(SightingFragment, seen.lastAlone);
  if (!last) {
    return (
      <Panel id="seen" title="Last seen">
        <NothingOnFile what="No file says that anybody saw this child." sources={sources} />
      </Panel>
    );
  }
  return (
    <Panel id="seen" title="Last seen">
      <p class="sl-seen__day">{capital(betweenWords(last.last))}</p>
      <p class="govuk-body sl-seen__who">By {observerWords(last)}</p>
      <dl class="sl-pairs">
        <Pair name="Seen alone" value={yesNo(last.alone)} />
        <Pair name="Spoken to" value={yesNo(last.spokenTo)} />
        <Pair name="Last seen alone" value={alone ? `${betweenWords(alone.last)}, ${observerWords(alone)}` : "not recorded on any file"} />
        {seen.longest && (
          <Pair
            name="Longest time unseen"
            value={`${countWords(seen.longest.days.fewest, seen.longest.days.most)}, ${spanWords(seen.longest.since, seen.longest.until)}`}
          />
        )}
      </dl>
      <Evidence facts={[...last.evidence, ...(alone?.evidence ?? []), ...(seen.longest?.after ?? []), ...(seen.longest?.before ?? [])]} />
      {seen.groups.length > 0 && (
        <More summary="By who saw the child">
          <Groups groups={seen.groups} />
        </More>
      )}
    </Panel>
  );
}

type Group = ResultOf<typeof SeenFragment>["seen"]["groups"][number];

function Groups({ groups }: { groups: readonly Group[] }) {
  return (
    <table class="govuk-table sl-table sl-table--stacks">
      <thead class="govuk-table__head">
        <tr>
          <th scope="col" class="govuk-table__header">Who</th>
          <th scope="col" class="govuk-table__header">Times</th>
          <th scope="col" class="govuk-table__header">Last</th>
          <th scope="col" class="govuk-table__header">Last alone</th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {groups.map((one) => (
          <tr key={one.group}>
            <th scope="row" class="govuk-table__cell">{capital(one.group)}</th>
            <td class="govuk-table__cell" data-name="Times">{one.times}</td>
            <td class="govuk-table__cell" data-name="Last">{capital(betweenWords(one.last.last))}</td>
            <td class="govuk-table__cell" data-name="Last alone">{one.lastAlone ? capital(betweenWords(one.lastAlone.last)) : "not recorded"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function observerWords(one: ResultOf<typeof SightingFragment>): string {
  const team = one.agency?.name ?? "somebody outside the agencies";
  return one.professional ? `${team} (${one.professional.role})` : team;
}

export function Pair({ name, value }: { name: string; value: string }) {
  return (
    <div class="sl-pairs__pair">
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
