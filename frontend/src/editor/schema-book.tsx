// The schema to read: one type at a time, each field with its sentence, beginning with what can be asked.
import { getNamedType, type GraphQLArgument, type GraphQLNamedType, type GraphQLSchema, type GraphQLType, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from "graphql";
import { useState } from "preact/hooks";

interface Line {
  name: string;
  args: readonly GraphQLArgument[];
  type: string;
  leadsTo: string | null;
  says: string;
}

export function SchemaBook({ schema }: { schema: GraphQLSchema }) {
  const names = Object.keys(schema.getTypeMap()).filter((name) => !name.startsWith("__"));
  const [open, setOpen] = useState(schema.getQueryType()?.name ?? "Query");
  const type = schema.getType(open);
  return (
    <section class="sl-schema" aria-labelledby="schema">
      <h2 class="govuk-heading-m" id="schema">
        What can be asked
      </h2>
      <label class="govuk-label" for="type">
        Type
      </label>
      <select class="govuk-select govuk-!-margin-bottom-4" id="type" value={open} onChange={(event) => setOpen(event.currentTarget.value)}>
        {names.sort().map((name) => (
          <option key={name}>{name}</option>
        ))}
      </select>
      {type && <Page type={type} go={setOpen} />}
    </section>
  );
}

function Page({ type, go }: { type: GraphQLNamedType; go: (name: string) => void }) {
  return (
    <>
      <p class="govuk-body">{type.description}</p>
      <table class="govuk-table">
        <caption class="govuk-table__caption govuk-visually-hidden">{type.name}</caption>
        <tbody class="govuk-table__body">
          {linesOf(type).map((line) => (
            <tr class="govuk-table__row" key={line.name}>
              <th scope="row" class="govuk-table__header">
                {line.name}
                {line.args.map((argument) => (
                  <div class="govuk-body-s govuk-!-margin-bottom-0" key={argument.name}>
                    {argument.name}: {String(argument.type)} – {argument.description}
                  </div>
                ))}
              </th>
              <td class="govuk-table__cell">
                {line.leadsTo ? (
                  <a href="#schema" class="govuk-link" onClick={() => go(line.leadsTo!)}>
                    {line.type}
                  </a>
                ) : (
                  line.type
                )}
              </td>
              <td class="govuk-table__cell">{line.says}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function linesOf(type: GraphQLNamedType): Line[] {
  if (isEnumType(type)) {
    return type.getValues().map(({ name, description }) => ({ name, args: [], type: "", leadsTo: null, says: description ?? "" }));
  }
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  return Object.values(type.getFields()).map((field) => ({
    name: field.name,
    args: "args" in field ? field.args : [],
    type: String(field.type),
    leadsTo: getNamedType(field.type as GraphQLType).name,
    says: field.description ?? "",
  }));
}
