import type { ReactNode } from 'react'
import { classes } from '#app/ui/classes.ts'

export type Description = { term: string; value: ReactNode; /** A quiet line under the value. */ note?: ReactNode }

export type DescriptionListProps = {
  items: (Description | undefined)[]
  /** `band`: key facts side by side; `amounts`: the same with room for long figures; `column`: one under the other (facts column); `rows`: term and value on one line. */
  layout?: 'band' | 'amounts' | 'column' | 'rows'
}

const lists = {
  band: 'grid grid-cols-2 gap-x-8 gap-y-6 border-y border-line py-6 sm:grid-cols-3 lg:grid-cols-[repeat(auto-fit,minmax(10rem,1fr))]',
  amounts: 'grid gap-x-8 gap-y-6 border-y border-line py-6 sm:grid-cols-[repeat(auto-fill,minmax(17rem,1fr))]',
  column: 'grid gap-4',
  rows: 'border-t border-line',
}

/** Facts with their names. */
export function DescriptionList({ items, layout = 'rows' }: DescriptionListProps) {
  const isRows = layout === 'rows'
  return (
    <dl className={lists[layout]}>
      {items
        .filter((item) => item !== undefined)
        .map(({ term, value, note }) => (
          <div
            key={term}
            className={classes('min-w-0', isRows && 'gap-6 border-b border-line py-3 sm:grid sm:grid-cols-[13rem_minmax(0,1fr)]')}
          >
            <dt className={isRows ? 'text-base font-semibold' : 'text-sm text-ink-soft'}>{term}</dt>
            <dd
              className={layout === 'band' || layout === 'amounts' ? 'mt-0.5 text-base font-semibold hyphens-auto sm:text-lg' : 'text-base'}
            >
              {value}
              {note && <span className="block text-sm font-normal text-ink-soft">{note}</span>}
            </dd>
          </div>
        ))}
    </dl>
  )
}
