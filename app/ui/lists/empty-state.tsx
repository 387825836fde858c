import type { ReactNode } from 'react'
import { Mark } from '#app/ui/frame/mark.tsx'

export type EmptyStateProps = {
  /** What will be here. */ title: string
  children?: ReactNode
  /** The first action: a `ButtonLink`. */ action?: ReactNode
  level?: 2 | 3
}

/** A place that waits for its first content: what will be here, and how to begin. */
export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const
  return (
    <div className="rounded-md border border-dashed border-line-strong bg-paper px-6 py-10 sm:px-10">
      <Mark size={52} className="mb-4 text-accent-line" />
      <Heading className="text-xl">{title}</Heading>
      {children && <div className="mt-2 max-w-text text-base text-ink-soft">{children}</div>}
      {action && <div className="mt-6 flex flex-wrap gap-3">{action}</div>}
    </div>
  )
}
