// Newer and older: the cursors of the pages that led here are kept.

interface Props {
  cursors: string[];
  next: string | null | undefined;
  onGo: (cursors: string[]) => void;
}

export function Paging({ cursors, next, onGo }: Props) {
  if (cursors.length === 0 && !next) return null;
  return (
    <nav class="paging" aria-label="Pages">
      <button type="button" class="button" disabled={cursors.length === 0} onClick={() => onGo(cursors.slice(0, -1))}>
        Newer
      </button>
      <span class="quiet">Page {cursors.length + 1}</span>
      <button type="button" class="button" disabled={!next} onClick={() => next && onGo([...cursors, next])}>
        Older
      </button>
    </nav>
  );
}
