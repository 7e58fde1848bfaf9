// What is not known, and as at which days the files were read. Without a claim to be complete, silence says nothing.
import { type FragmentOf, graphql, readFragment } from "../api/graphql";
import { Evidence, EvidenceFragment } from "../parts/evidence";
import { More, Panel } from "../parts/panel";
import { claimWords, LookedAt, SourceFragment } from "../parts/sources";
import { countWords, dayWords, spanWords } from "../words/days";
import { listed } from "../words/names";

const KnownToFragment = graphql(
  `
    fragment Known on KnownTo {
      topic
      words
      answer
      since { first last }
      until { first last }
      days { fewest most }
      known { ...Evidence }
      coverage { agency authority kinds since until asAt complete note }
    }
  `,
  [EvidenceFragment],
);

export const UnknownFragment = graphql(
  `
    fragment Unknown on Child {
      notKnownTo { ...Known }
      sources { ...SourceLine }
    }
  `,
  [KnownToFragment, SourceFragment],
);

export function Unknown({ child }: { child: FragmentOf<typeof UnknownFragment> }) {
  const { notKnownTo, sources } = readFragment(UnknownFragment, child);
  const topics = readFragment(KnownToFragment, notKnownTo);
  const [absent, unclear, known] = [
    topics.filter((one) => one.answer === "NOT_KNOWN"),
    topics.filter((one) => one.answer !== "NOT_KNOWN" && one.answer !== "KNOWN"),
    topics.filter((one) => one.answer === "KNOWN"),
  ];
  return (
    <Panel id="unknown" title="Not known">
      <ul class="sl-items">
        {absent.map((one) => (
          <li class="sl-item" key={one.topic}>
            <p class="sl-item__title">No link to {one.words}</p>
            <p class="sl-item__words">
              {one.days ? `${countWords(one.days.fewest, one.days.most)}, ` : ""}
              {spanWords(one.since, one.until)}
            </p>
            <More summary="What allows saying so">
              <ul class="govuk-list">
                {[...new Set(one.coverage.map((claim) => `${claimWords(claim, one.coverage)}, as at ${dayWords(claim.asAt)}`))].map((words) => (
                  <li>Complete for {words}</li>
                ))}
              </ul>
            </More>
          </li>
        ))}
      </ul>
      {unclear.length > 0 && (
        <p class="govuk-body-s">
          These files cannot say whether the child has {listed(unclear.map((one) => one.words))}
          {unclear.some((one) => one.answer === "NOT_KNOWABLE_TO_YOU") ? "; some of it may be on a file that you may not see" : ": no source claims to cover it"}.
        </p>
      )}
      {known.map((one) => (
        <div key={one.topic} class="sl-known">
          <Evidence facts={one.known} summary={`Known to ${one.words}`} />
        </div>
      ))}
      <LookedAt sources={sources} />
    </Panel>
  );
}
