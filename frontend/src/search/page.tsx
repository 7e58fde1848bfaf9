import { go, searchAddress } from "../address";
export function SearchBox({ words, small = false }: { words: string; small?: boolean }) {
  const submit = (event: Event) => {
    event.preventDefault();
    const asked = String(new FormData(event.currentTarget as HTMLFormElement).get("search") ?? "").trim();
    if (asked) go(searchAddress(asked));
  };
  return (
    <form class={small ? "sl-search sl-search--small" : "sl-search"} role="search" onSubmit={submit} action="/">
      <label class={small ? "govuk-visually-hidden" : "govuk-label govuk-label--m"} for="search">
        Find a child
      </label>
      <div class="sl-search__row">
        <input class="govuk-input sl-search__input" type="search" id="search" name="search" defaultValue={words} autocomplete="off" spellcheck={false} />
        <button type="submit" class="govuk-button sl-search__button">Search</button>
      </div>
    </form>
  );
}
export function SearchPage({ words, known }: { words: string; known: boolean }) { return <main id="main"><SearchBox words={words} />{String(known)}</main>; }
