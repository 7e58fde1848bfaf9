// One box for whatever is known of a child.
import { go, searchAddress } from "../address";

export function SearchBox({ words, small = false }: { words: string; small?: boolean }) {
  const submit = (event: Event) => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget as HTMLFormElement).get("search") ?? "").trim();
    if (asked) go(searchAddress(asked));
  };
  return (
    <form class={small ? "sl-search sl-search--small" : "sl-search"} role="search" action="/" onSubmit={submit}>
      <label class={small ? "govuk-visually-hidden" : "govuk-label"} for="search">
        Name, other name, date of birth, NHS or pupil number, postcode or address
      </label>
      {!small && (
        <div class="govuk-hint" id="search-hint">
          For example “victoria 1991” or a street. A name need not be spelt as it is on file.
        </div>
      )}
      <div class="sl-search__row">
        <input
          class="govuk-input sl-search__input"
          type="search"
          id="search"
          name="search"
          key={words}
          defaultValue={words}
          maxLength={200}
          autocomplete="off"
          spellcheck={false}
          {...(small ? { placeholder: "Find a child" } : { "aria-describedby": "search-hint" })}
        />
        <button type="submit" class="govuk-button sl-search__button">
          Search
        </button>
      </div>
    </form>
  );
}
