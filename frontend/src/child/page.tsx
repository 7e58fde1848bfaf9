// One child's page: what a tired reader needs first, then the story. Each panel asks for its own part of one question.
import { useEffect } from "preact/hooks";
import { childAddress, type LensChoice, type TimelineChoice } from "../address";
import { useAnswer } from "../api/client";
import { graphql, readFragment } from "../api/graphql";
import { Main } from "../parts/main";
import { Failed, Waiting } from "../parts/waiting";
import { lensInput } from "../words/lens";
import { Download } from "./download";
import { Gaps, GapsFragment } from "./gaps";
import { Heading, HeadingFragment, leadingName } from "./heading";
import { Household, HouseholdFragment } from "./household";
import { Journey, JourneyFragment } from "./journey";
import { LensBar } from "./lens-bar";
import { Names, NamesFragment } from "./names";
import { Network, NetworkFragment } from "./network";
import { Open, OpenFragment } from "./open";
import { Seen, SeenFragment } from "./seen";
import { Sources, SourcesFragment } from "./sources";
import { Timeline } from "./timeline";
import { Unknown, UnknownFragment } from "./unknown";
import { Who, WhoFragment } from "./who";

const FirstQuery = graphql(
  `
    query First($child: ID!, $lens: LensInput) {
      child(id: $child, lens: $lens) { ...Heading ...Who ...Household ...Open ...Seen ...Unknown ...Names ...Sources }
    }
  `,
  [HeadingFragment, WhoFragment, HouseholdFragment, OpenFragment, SeenFragment, UnknownFragment, NamesFragment, SourcesFragment],
);

const StoryQuery = graphql(
  `
    query Story($child: ID!, $lens: LensInput) {
      child(id: $child, lens: $lens) { ...Journey ...Gaps ...Network }
    }
  `,
  [JourneyFragment, GapsFragment, NetworkFragment],
);

interface ChildProps {
  child: string;
  lens: LensChoice;
  timeline: TimelineChoice;
}

export function ChildPage({ child, lens, timeline }: ChildProps) {
  const asked = { child, lens: lensInput(lens) };
  const first = useAnswer(FirstQuery, asked);
  const story = useAnswer(StoryQuery, asked);
  const found = first.data?.child;
  const name = found ? leadingName(readFragment(HeadingFragment, found).names) : null;
  useEffect(() => {
    document.title = name ? `${name} – Sightline` : "Sightline";
  }, [name]);
  return (
    <>
      <LensBar child={child} lens={lens} />
      <Main busy={first.waiting || story.waiting}>
        {first.failure && (asked.lens && first.failure.code === "NOT_FOUND" ? <NothingThere child={child} /> : <Failed failure={first.failure} />)}
        {!first.failure && !found && <Waiting what="Reading the files" />}
        {found && name && (
          <>
            <Heading child={found} />
            <div class="sl-first">
              <Who child={found} />
              <div class="sl-first__state">
                <Open child={found} />
                <Seen child={found} />
                <Unknown child={found} />
              </div>
            </div>
            <Household child={found} lens={lens} />
            <Contents />
            {story.failure && <Failed failure={story.failure} part />}
            {!story.data && story.waiting && <Waiting what="Reading the journey" />}
            {story.data && <Journey child={story.data.child} />}
            <Timeline child={child} lens={lens} choice={timeline} key={JSON.stringify([child, lens])} />
            {story.data && <Gaps child={story.data.child} />}
            {story.data && <Network child={story.data.child} name={name} />}
            <Names child={found} />
            <Sources child={found} />
            <Download child={child} lens={lens} timeline={timeline} />
          </>
        )}
      </Main>
    </>
  );
}

/** A replay may well show nothing: nobody knew of the child then, or not this team. */
function NothingThere({ child }: { child: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Nothing on file through this lens</h1>
      <p class="govuk-body">By then nothing about this child was on these files, or had reached these teams, as far as the loaded files say.</p>
      <p class="govuk-body">
        <a class="govuk-link" href={childAddress(child)}>
          Take the lens off
        </a>
      </p>
    </>
  );
}

const PARTS = [
  ["journey", "Journey"],
  ["timeline", "Timeline by team"],
  ["gaps", "Gaps"],
  ["network", "Network"],
  ["names", "Names on file"],
  ["sources", "Sources"],
  ["download", "Download"],
];

function Contents() {
  return (
    <nav class="sl-contents" aria-label="Below on this page">
      <ul class="sl-contents__list">
        {PARTS.map(([id, title]) => (
          <li key={id}>
            <a class="govuk-link govuk-link--no-visited-state" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
