// Moves the focus to what has changed on the page, never on arrival.
import { useEffect, useRef } from "preact/hooks";

/** Focus an element by its id whenever one of the values changes. */
export function useFocusOn(id: string, values: readonly unknown[]): void {
  const arrived = useRef(false);
  useEffect(() => {
    if (arrived.current) document.getElementById(id)?.focus({ preventScroll: true });
    arrived.current = true;
  }, values);
}
