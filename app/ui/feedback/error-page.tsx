import type { ReactNode } from 'react'
import { Mark } from '#app/ui/frame/mark.tsx'

export type ErrorPageProps = {
  /** What happened. */ title: string
  /** Why, and what to do. */ children: ReactNode
  /** Ways on: links. */ actions?: ReactNode
  /** "Error 404", a reference to quote. */ reference?: ReactNode
}

/** A page for what cannot be shown: calm, and with a way on. */
export function ErrorPage({ title, children, actions, reference }: ErrorPageProps) {
  return (
    <div className="shell py-16 sm:py-24">
      <div className="max-w-form">
        <Mark size={72} className="mb-6 text-accent-line" />
        <h1 className="text-2xl sm:text-3xl">{title}</h1>
        <div className="mt-4 max-w-text text-lg">{children}</div>
        {actions && <div className="mt-8 flex flex-wrap gap-3">{actions}</div>}
        {reference && <p className="mt-8 text-sm text-ink-soft">{reference}</p>}
      </div>
    </div>
  )
}
