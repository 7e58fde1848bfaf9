// The one main part of a screen; a new screen takes the focus, so that who cannot see it is told.
import type { ComponentChildren } from "preact";

export function Main({ children, busy = false }: { children: ComponentChildren; busy?: boolean }) {
  return (
    <div class="govuk-width-container">
      <main class="govuk-main-wrapper" id="main" tabIndex={-1} aria-busy={busy}>
        {children}
      </main>
    </div>
  );
}
