import type { ReactNode } from 'react'

export type SectionHeadingProps = {
  children: ReactNode
  /** Makes the section reachable from a table of contents. */
  id?: string | undefined
  level?: 2 | 3 | 4
  /** A link or a small control on the end side. */
  aside?: ReactNode
}

const sizes = { 2: 'text-xl', 3: 'text-lg', 4: 'text-base' }

export function SectionHeading({ children, id, level = 2, aside }: SectionHeadingProps) {
  const Heading = `h${level}` as const
  return (
    <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
      <Heading id={id} className={`scroll-mt-20 ${sizes[level]}`}>
        {children}
      </Heading>
      {aside && <div className="text-base">{aside}</div>}
    </div>
  )
}
