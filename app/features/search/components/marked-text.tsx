import type { MarkedText as Marked, Piece } from '#app/features/search/mark-text.ts'

/** A text with what was asked for marked; with its language where it is not the reader's. */
export function MarkedText({ pieces, lang, dir, languageName }: Marked) {
  return (
    <>
      <bdi lang={lang} dir={dir}>
        <Pieces pieces={pieces} />
      </bdi>
      {languageName && <span className="ms-2 text-sm font-normal text-ink-soft">{languageName}</span>}
    </>
  )
}

export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, isMatch }, index) =>
    isMatch ? (
      <mark
        key={index}
        className="rounded-sm bg-warning-pale px-0.5 text-inherit underline decoration-focus decoration-2 underline-offset-4"
      >
        {text}
      </mark>
    ) : (
      text
    ),
  )
}
