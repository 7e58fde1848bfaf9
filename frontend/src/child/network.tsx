// The child with everyone and everything they are tied to: a drawing in three columns, and the same in a table.
import { useRef, useState } from "preact/hooks";
import { type FragmentOf, graphql, type ResultOf, readFragment } from "../api/graphql";
import { useWidth } from "../drawing/width";
import { Jumps } from "../parts/evidence";
import { More, Panel } from "../parts/panel";
import { NothingOnFile, SourceFragment } from "../parts/sources";
import { betweenWords } from "../words/days";
import { kindWords } from "../words/kinds";
import { capital } from "../words/names";
import { curve, type LaidNode, layout } from "./network-layout";

export const NetworkFragment = graphql(
  `
    fragment Network on Child {
      household { children { id names relations { relation } } adults { id names relations { relation } } }
      network {
        nodes { id label name kind }
        edges { origin target tie since { first last } until { first last } number evidence { id kind start { first last } __typename } }
        cut
      }
      sources { ...SourceLine }
    }
  `,
  [SourceFragment],
);

type Edge = ResultOf<typeof NetworkFragment>["network"]["edges"][number];

export function Network({ child, name }: { child: FragmentOf<typeof NetworkFragment>; name: string }) {
  const { network, household, sources } = readFragment(NetworkFragment, child);
  const people = new Map([...household.children, ...household.adults].map((one) => [one.id, one.names[0] ?? nameless(one.relations[0]?.relation)]));
  const nodes = network.nodes.map((node, index) => ({ ...node, key: bareOf(node.id), name: index === 0 ? name : (people.get(node.id) ?? node.name) }));
  const nameOf = new Map(nodes.map((node) => [node.key, node.name]));
  return (
    <Panel id="network" title="Network" lead="Ties that the files record. Being at one address, or on one file, says nothing more than that.">
      {network.edges.length === 0 ? (
        <NothingOnFile what="No tie to anybody or anything is on file." sources={sources} />
      ) : (
        <>
          <Drawn nodes={nodes} edges={network.edges} />
          {network.cut && <p class="govuk-body-s">Cut short: more ties were found than are given.</p>}
          <More summary={`The same as a table (${network.edges.length} ties)`}>
            <TieTable edges={network.edges} nameOf={nameOf} />
          </More>
        </>
      )}
    </Panel>
  );
}

function nameless(relation: string | undefined): string {
  return relation ? `${capital(relation)}, name not recorded` : "Name not recorded";
}

function Drawn({ nodes, edges }: { nodes: readonly LaidNode[]; edges: readonly Edge[] }) {
  const holder = useRef<HTMLDivElement>(null);
  const width = useWidth(holder);
  const [picked, pick] = useState<string | null>(null);
  const { placed, height, headings } = layout(nodes, width);
  const at = new Map(placed.map((one) => [one.node.key, one]));
  const near = new Set(edges.flatMap((edge) => (edge.origin === picked ? [edge.target] : edge.target === picked ? [edge.origin] : [])));
  const faint = (key: string) => picked !== null && key !== picked && !near.has(key);
  return (
    <div class="sl-drawing" ref={holder}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label="The network drawn. The same ties stand in the table below." class="sl-drawing__svg" onMouseLeave={() => pick(null)}>
        {headings.map((heading) => (
          <text key={heading.text} class="sl-drawing__lane" x={heading.x} y={heading.y} text-anchor={heading.anchor}>
            {heading.text}
          </text>
        ))}
        {pairs(edges).map((edge) => {
          const [from, to] = [at.get(edge.origin), at.get(edge.target)];
          if (!from || !to) return null;
          const dim = picked !== null && edge.origin !== picked && edge.target !== picked;
          return <path key={`${edge.origin}|${edge.target}`} class={dim ? "sl-tie sl-tie--dim" : "sl-tie"} d={curve(from, to)} />;
        })}
        {placed.map((one) => (
          <g key={one.node.key} class={`sl-node sl-node--${one.node.label.toLowerCase()}${faint(one.node.key) ? " sl-node--dim" : ""}`} onMouseEnter={() => pick(one.node.key)}>
            <title>{`${one.node.name}${one.node.kind ? `, ${kindWords(one.node.kind)}` : ""}`}</title>
            <circle cx={one.x} cy={one.y} r={one.first ? 11 : 6} />
            <text x={one.textX} y={one.textY} text-anchor={one.anchor} class={one.first ? "sl-node__first" : ""}>
              {one.text}
            </text>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** One line for each pair, however many ties it has. */
function pairs(edges: readonly Edge[]): Edge[] {
  return [...new Map(edges.map((edge) => [`${edge.origin}|${edge.target}`, edge])).values()];
}

function TieTable({ edges, nameOf }: { edges: readonly Edge[]; nameOf: ReadonlyMap<string, string> }) {
  return (
    <table class="govuk-table sl-table sl-table--stacks">
      <thead class="govuk-table__head">
        <tr>
          <th scope="col" class="govuk-table__header">Who</th>
          <th scope="col" class="govuk-table__header">Tie</th>
          <th scope="col" class="govuk-table__header">With</th>
          <th scope="col" class="govuk-table__header">From and to</th>
          <th scope="col" class="govuk-table__header">Entries</th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {edges.map((edge) => (
          <tr key={`${edge.origin}|${edge.target}|${edge.tie}`}>
            <th scope="row" class="govuk-table__cell">{nameOf.get(edge.origin) ?? edge.origin}</th>
            <td class="govuk-table__cell" data-name="Tie">{capital(edge.tie)}</td>
            <td class="govuk-table__cell" data-name="With">{nameOf.get(edge.target) ?? edge.target}</td>
            <td class="govuk-table__cell" data-name="From and to">
              {betweenWords(edge.since)}
              {edge.until && betweenWords(edge.until) !== betweenWords(edge.since) && ` to ${betweenWords(edge.until)}`}
            </td>
            <td class="govuk-table__cell" data-name="Entries">
              {edge.number}
              <Jumps facts={edge.evidence.filter((fact) => fact.__typename === "Contact").slice(0, 3)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function bareOf(id: string): string {
  return id.slice(id.indexOf(":") + 1);
}
