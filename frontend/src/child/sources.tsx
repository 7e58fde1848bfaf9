// Every file that this page rests on, with the day on which it was read and what it claims to cover.
import { type FragmentOf, graphql, readFragment } from "../api/graphql";
import { Panel } from "../parts/panel";
import { SourceFragment, SourceTable, sourcesWords } from "../parts/sources";

export const SourcesFragment = graphql(
  `
    fragment Sources on Child {
      sources { ...SourceLine }
    }
  `,
  [SourceFragment],
);

export function Sources({ child }: { child: FragmentOf<typeof SourcesFragment> }) {
  const { sources } = readFragment(SourcesFragment, child);
  return (
    <Panel id="sources" title="Sources" lead={`${sourcesWords(sources.map((one) => readFragment(SourceFragment, one)))}. A file that claims nothing says nothing by its silence.`}>
      <SourceTable sources={sources} />
    </Panel>
  );
}
