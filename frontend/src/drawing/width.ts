// The width at hand, so that a drawing is laid out for it instead of being shrunk.
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";

const PRINTED = 960;

export function useWidth(of: RefObject<Element>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = of.current;
    if (!element) return;
    const watch = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)));
    watch.observe(element);
    return () => watch.disconnect();
  }, [of]);
  return width || PRINTED;
}
