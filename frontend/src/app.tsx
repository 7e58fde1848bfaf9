// The frame around every screen: skip link, header with search, and the screen that the address asks for.
import { useEffect } from "preact/hooks";
import { usePlace } from "./address";
import { ChildPage } from "./child/page";
import { useFocusOn } from "./parts/focus";
import { SearchBox } from "./search/box";
import { SearchPage } from "./search/page";

export function App() {
  const place = usePlace();
  useEffect(unfoldForPrint, []);
  useFocusOn("main", [place.child, place.search, JSON.stringify(place.lens)]);
  return (
    <>
      <a href="#main" class="govuk-skip-link">
        Skip to the answers
      </a>
      <header class="govuk-generic-header sl-header">
        <div class="govuk-generic-header__container govuk-width-container sl-header__row">
          <div class="govuk-generic-header__logo">
            <a href="/" class="govuk-generic-header__homepage-link">
              Sightline
            </a>
          </div>
          {place.child !== null && <SearchBox words="" small />}
        </div>
      </header>
      {place.child !== null ? (
        <ChildPage child={place.child} lens={place.lens} timeline={place.timeline} />
      ) : (
        <SearchPage words={place.search} known={place.known} />
      )}
      <footer class="sl-footer">
        <p class="govuk-body-s govuk-width-container">
          Sightline shows what each team’s file says, with its days and sources. It gives no score, and what is not on these files may still have happened.
        </p>
      </footer>
    </>
  );
}

/** On paper everything that opens is open; afterwards it is as it was. */
function unfoldForPrint(): () => void {
  let opened: HTMLDetailsElement[] = [];
  const before = () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const one of opened) one.open = true;
  };
  const after = () => {
    for (const one of opened) one.open = false;
  };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}
