/** The sign above a page that has no frame. */
export function Emblem() {
  return (
    <svg class="emblem" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="8" />
      <path d="M15 6h2v3h6.5l3 3-3 3H17v2h-2v-2H8.500V9H15zm0 13h2v7h-2z" />
    </svg>
  );
}
