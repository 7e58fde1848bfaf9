// Finds a child; each hit says why it is one.
import { useEffect, useState } from "preact/hooks";
import { childAddress } from "../address";
import { useAnswer } from "../api/client";
import { graphql, type ResultOf } from "../api/graphql";
import { Main } from "../parts/main";
import { Failed, Waiting } from "../parts/waiting";
import { dayWords } from "../words/days";
import { listed, namesWords } from "../words/names";
import { SearchBox } from "./box";

const SearchQuery = graphql(`
  query Search($text: String!) {
    search(text: $text) {
      hits { id kind title names bornOn area { name } why }
      cut
    }
  }
`);

const AroundQuery = graphql(`
  query Around($adult: ID!) {
    adult(id: $adult) { household { children { id names } } }
  }
`);

type Hit = ResultOf<typeof SearchQuery>["search"]["hits"][number];

export function SearchPage({ words, known }: { words: string; known: boolean }) {
  useEffect(() => {
    document.title = words ? `“${words}” – Search – Sightline` : "Sightline";
  }, [words]);
  return (
    <Main>
      <h1 class="govuk-heading-l">{known ? "Find a child" : "There is no such page"}</h1>
      <SearchBox words={words} />
      {words && <Results words={words} key={words} />}
    </Main>
  );
}

function Results({ words }: { words: string }) {
  const { data, failure, waiting } = useAnswer(SearchQuery, { text: words });
  if (failure) return <Failed failure={failure} part />;
  if (waiting || !data) return <Waiting what="Searching" />;
  const { hits, cut } = data.search;
  return (
    <section class="sl-results" aria-labelledby="results">
      <div role="status">
        <h2 class="govuk-heading-m" id="results">
          {hits.length === 0 ? `Nothing that you may see fits “${words}”` : `${hits.length} ${hits.length === 1 ? "fits" : "fit"} “${words}”`}
        </h2>
      </div>
      {hits.length === 0 && (
        <p class="govuk-body">
          Only files that are loaded here are searched. Try fewer words, another spelling, a date of birth as 2 November 1991, or a street without its number.
        </p>
      )}
      <ul class="sl-teams">
        {hits.map((hit) => (
          <HitItem hit={hit} key={hit.id} />
        ))}
      </ul>
      {cut.map((reason) => (
        <p class="govuk-body-s">{reason}.</p>
      ))}
    </section>
  );
}

const KINDS: Record<Hit["kind"], string> = { CHILD: "Child", ADULT: "Adult", ADDRESS: "Address" };

function HitItem({ hit }: { hit: Hit }) {
  const others = hit.names.filter((name) => name !== hit.title);
  const facts = [
    hit.bornOn.length > 0 ? `Born ${hit.bornOn.map(dayWords).join(" or ")}` : hit.kind === "ADDRESS" ? "" : "Date of birth not recorded",
    hit.area?.name ?? "",
    others.length > 0 ? `Also on file as ${listed(others)}` : "",
  ];
  return (
    <li class="sl-hit">
      <h3 class="sl-hit__title">
        <span class="sl-hit__kind">{KINDS[hit.kind]}</span>{" "}
        {hit.kind === "CHILD" ? (
          <a class="govuk-link" href={childAddress(hit.id)}>
            {hit.title}
          </a>
        ) : (
          hit.title
        )}
      </h3>
      <p class="sl-hit__facts">{facts.filter(Boolean).join(" · ")}</p>
      <p class="sl-hit__why">Why: {hit.why.join("; ")}</p>
      {hit.kind === "ADULT" && <ChildrenAround adult={hit.id} name={hit.title} />}
    </li>
  );
}

/** The children whom files tie to an adult, asked for only when opened. */
function ChildrenAround({ adult, name }: { adult: string; name: string }) {
  const [open, setOpen] = useState(false);
  return (
    <details class="govuk-details sl-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Children on file with {name}</span>
      </summary>
      <div class="govuk-details__text">{open && <Around adult={adult} />}</div>
    </details>
  );
}

function Around({ adult }: { adult: string }) {
  const { data, failure, waiting } = useAnswer(AroundQuery, { adult });
  if (failure) return <p>{failure.message}</p>;
  if (waiting || !data) return <p>Reading …</p>;
  const { children } = data.adult.household;
  if (children.length === 0) return <p>No child is tied to this adult on the files that you may see.</p>;
  return (
    <ul class="govuk-list">
      {children.map((child) => (
        <li key={child.id}>
          <a class="govuk-link" href={childAddress(child.id)}>
            {namesWords(child.names)}
          </a>
        </li>
      ))}
    </ul>
  );
}
