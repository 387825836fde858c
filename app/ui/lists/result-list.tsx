import type { ReactNode } from 'react'

/** The results of a list; `ResultItem`s go inside. */
export function ResultList({ children }: { children: ReactNode }) {
  return <ul className="border-t border-line">{children}</ul>
}

export type ResultItemProps = {
  href: string
  title: string
  /** The title's language, when it is not the page's. */
  titleLang?: { code: string; dir: 'ltr' | 'rtl' | 'auto'; name: string } | undefined
  /** One line: organisation, place, dates; what is empty is left out. */
  facts: (ReactNode | undefined)[]
  /** One visual: a coverage bar, money, severity. */
  visual?: ReactNode
  /** Beside the title: a kind, a state. */
  badge?: ReactNode
  level?: 2 | 3 | 4
}

/** One result in three lines: title, facts, one visual. */
export function ResultItem({ href, title, titleLang, facts, visual, badge, level = 3 }: ResultItemProps) {
  const Heading = `h${level}` as const
  const shown = facts.filter((fact) => fact !== undefined && fact !== null && fact !== '' && fact !== false)
  return (
    <li className="border-b border-line py-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
        <Heading className="min-w-0 text-lg">
          <a
            href={href}
            lang={titleLang?.code}
            dir={titleLang?.dir}
            className="py-2.5 text-accent no-underline hover:text-accent-deep hover:underline hover:underline-offset-[0.2em]"
          >
            {title}
          </a>
          {titleLang && <span className="ms-2 text-sm font-normal text-ink-soft">{titleLang.name}</span>}
        </Heading>
        {badge && <div className="flex max-w-full shrink-0 flex-wrap gap-2">{badge}</div>}
      </div>
      {shown.length > 0 && (
        <p className="mt-1 text-base text-ink-soft">
          {shown.map((fact, index) => (
            <span key={index}>
              {index > 0 && (
                <span aria-hidden className="mx-2 text-line-strong">
                  ·
                </span>
              )}
              <bdi>{fact}</bdi>
            </span>
          ))}
        </p>
      )}
      {visual && <div className="mt-3">{visual}</div>}
    </li>
  )
}
