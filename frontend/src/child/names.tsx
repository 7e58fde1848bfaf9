// The name, date of birth and language on each team's file, side by side.
import { type FragmentOf, graphql, readFragment } from "../api/graphql";
import { Evidence, EvidenceFragment } from "../parts/evidence";
import { Panel } from "../parts/panel";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { dayWords } from "../words/days";
import { kindWords } from "../words/kinds";
import { listed } from "../words/names";

export const NamesFragment = graphql(
  `
    fragment Names on Child {
      names { name kind bornOn language differs agency { name } record evidence { ...Evidence } }
      records { id reference }
      sources { ...SourceLine }
    }
  `,
  [EvidenceFragment, SourceFragment],
);

const FIELDS: Record<string, string> = {
  given_name: "given name",
  family_name: "family name",
  born_on: "date of birth",
  nhs_number: "NHS number",
  upn: "pupil number",
};

export function Names({ child }: { child: FragmentOf<typeof NamesFragment> }) {
  const { names, records, sources } = readFragment(NamesFragment, child);
  const reference = new Map(records.map((one) => [one.id, one.reference]));
  const several = (team: string | undefined) => new Set(names.flatMap((one) => (one.agency?.name === team ? [one.record] : []))).size > 1;
  const differing = [...new Set(names.flatMap((one) => one.differs))].map((field) => FIELDS[field] ?? field);
  return (
    <Panel
      id="names"
      title="The name on each team’s file"
      lead={differing.length > 0 ? `The files disagree on the ${listed(differing)}.` : "The files agree."}
    >
      {names.length === 0 ? (
        <NothingOnFile what="No name is on file." sources={sources} />
      ) : (
        <table class="govuk-table sl-table sl-table--stacks">
          <thead class="govuk-table__head">
            <tr>
              <th scope="col" class="govuk-table__header">File of</th>
              <th scope="col" class="govuk-table__header">Name</th>
              <th scope="col" class="govuk-table__header">Born</th>
              <th scope="col" class="govuk-table__header">Source</th>
            </tr>
          </thead>
          <tbody class="govuk-table__body">
            {names.map((one, index) => (
              <tr key={index}>
                <th scope="row" class="govuk-table__cell">
                  {one.agency?.name ?? "No agency’s file"}
                  {several(one.agency?.name) && <span class="sl-quiet sl-names__file"> {reference.get(one.record ?? "")}</span>}
                </th>
                <td class="govuk-table__cell" data-name="Name">
                  {one.name} {one.kind !== "name" && <span class="sl-quiet">({kindWords(one.kind)})</span>}
                </td>
                <td class="govuk-table__cell" data-name="Born">{one.bornOn ? dayWords(one.bornOn) : "not recorded"}</td>
                <td class="govuk-table__cell sl-table__more">
                  <Evidence facts={one.evidence} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}
