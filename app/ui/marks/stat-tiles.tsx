import type { ReactNode } from 'react'

export type StatTile = {
  key: string
  /** The figure in ready words: "1 234", "12,4 M$". */
  figure: string
  label: string
  note?: ReactNode
  href?: string | undefined
}

/** A few figures that matter, side by side. */
export function StatTiles({ tiles }: { tiles: StatTile[] }) {
  return (
    <ul className="grid grid-cols-2 gap-x-8 gap-y-8 lg:grid-cols-4">
      {tiles.map(({ key, figure, label, note, href }) => (
        <li key={key} className="relative border-t-2 border-accent pt-3">
          <p className="figures text-2xl font-semibold sm:text-3xl">{figure}</p>
          <p className="mt-1 text-base">
            {href ? (
              <a
                href={href}
                className="text-accent no-underline before:absolute before:inset-0 hover:underline hover:underline-offset-[0.2em]"
              >
                {label}
              </a>
            ) : (
              label
            )}
          </p>
          {note && <p className="mt-0.5 text-sm text-ink-soft">{note}</p>}
        </li>
      ))}
    </ul>
  )
}
